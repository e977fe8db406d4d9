package dev.ostiary.verify;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.SignatureProvider;
import dev.ostiary.key.VerificationKey;
import dev.ostiary.verify.ReadToken.SignedToken;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Unavailable;
import dev.ostiary.verify.Verification.Verified;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One issuer's own keys and what is demanded of its tokens. Nothing of another issuer ever comes in.
 *
 * @param keys asked only for tokens that name this issuer, with an algorithm that the policy allows
 * @param policy types, algorithms and checks
 * @param clock asked once for each token with a good signature, in milliseconds first for one that was verified before
 * @param provider whose implementation checks signatures
 * @param revocation asked last
 * @param unnamed how many keys a token without {@code kid} may cost
 */
record TrustedIssuer(
        KeySource keys,
        VerificationPolicy policy,
        InstantSource clock,
        SignatureProvider provider,
        Optional<RevocationCheck> revocation,
        UnnamedKeyLimit unnamed) {
    private static final System.Logger LOG = System.getLogger(JwtVerifier.class.getName());

    /** Whether a token could be meant for both. */
    boolean sharesAlgorithmWith(TrustedIssuer other) {
        return !Collections.disjoint(
                policy.algorithms().possible(), other.policy().algorithms().possible());
    }

    /** Goes on with a token of an accepted type that names this issuer: algorithm, key, signature, claims. */
    Verification verify(SignedToken token, Progress progress) {
        Optional<Verification> failure = unsigned(token, progress);
        return failure.isPresent() ? failure.get() : checkedClaims(token, progress);
    }

    /** Why this issuer has not signed it, or nobody can tell; empty if it has. */
    Optional<Verification> unsigned(SignedToken token, Progress progress) {
        progress.reached(VerificationStep.ALGORITHM);
        return policy.algorithms().mayBe(token.algorithm())
                ? signatureFailure(token, progress)
                : Optional.of(new Rejected(RejectionReason.ALGORITHM_NOT_ALLOWED));
    }

    /** Key sources and providers are somebody else's code: their fault is an outage, never a verdict about the token. */
    private Optional<Verification> signatureFailure(SignedToken token, Progress progress) {
        progress.reached(VerificationStep.KEY);
        try {
            KeyLookup lookup = keys.find(token.keyQuery());
            Optional<Verification> failure = failure(lookup, token, progress);
            if (failure.isEmpty() || !(lookup instanceof KeyLookup.Found tried)) {
                return failure;
            }
            KeyLookup others = keys.findOthers(token.keyQuery(), tried);
            return others instanceof KeyLookup.Unknown ? failure : failure(others, token, progress);
        } catch (RuntimeException fault) {
            return Optional.of(outage(fault));
        }
    }

    private Optional<Verification> failure(KeyLookup lookup, SignedToken token, Progress progress) {
        progress.reached(VerificationStep.KEY);
        progress.lookedUp(lookup);
        if (lookup instanceof KeyLookup.Unavailable outage) {
            return Optional.of(new Unavailable(outage.retryAfter()));
        }
        if (!policy.algorithms().allow(token.algorithm(), keys)) {
            progress.reached(VerificationStep.ALGORITHM);
            return Optional.of(new Rejected(RejectionReason.ALGORITHM_NOT_ALLOWED));
        }
        if (lookup instanceof KeyLookup.Found found) {
            progress.reached(VerificationStep.SIGNATURE);
            return isSignedWithAny(found.candidates(), token, progress)
                    ? Optional.empty()
                    : Optional.of(new Rejected(RejectionReason.BAD_SIGNATURE));
        }
        return Optional.of(new Rejected(RejectionReason.UNKNOWN_KEY));
    }

    private boolean isSignedWithAny(List<VerificationKey> candidates, SignedToken token, Progress progress) {
        List<VerificationKey> tried = unnamed.toTry(token.keyId(), candidates);
        progress.tried(tried.size());
        for (VerificationKey candidate : tried) {
            if (token.isSignedWith(candidate, provider)) {
                progress.signedWith(candidate);
                unnamed.signed(token.keyId());
                return true;
            }
        }
        return false;
    }

    private Unavailable outage(RuntimeException fault) {
        LOG.log(System.Logger.Level.ERROR, "Keys from {0} failed: {1}", keys.getClass(), fault.getClass());
        return new Unavailable(RetryAfter.LEAST);
    }

    /**
     * Goes on with a token that was verified before. Its form, signature and unchanging claims are as they were; asked again are
     * its key, the time, and whatever else may have another answer now.
     *
     * @return empty if the key is among those for such a token no more: then the token is like one that nobody has seen
     */
    Optional<Verification> verifyAgain(KnownToken known, Progress progress) {
        progress.reached(VerificationStep.KEY);
        boolean keyCounts;
        try {
            KeyLookup lookup = keys.find(known.query());
            if (lookup instanceof KeyLookup.Unavailable outage) {
                return Optional.of(new Unavailable(outage.retryAfter()));
            }
            keyCounts = lookup instanceof KeyLookup.Found found && known.isSignedWithOneOf(found.candidates());
        } catch (RuntimeException fault) {
            return Optional.of(outage(fault));
        }
        return keyCounts ? Optional.of(checkedAgain(known, progress)) : Optional.empty();
    }

    private Verification checkedAgain(KnownToken known, Progress progress) {
        VerifiedJwt jwt = known.jwt();
        RejectionReason reason =
                holdsNow(known) ? null : policy.refusal(jwt.registered(), jwt.claims(), clock.instant(), progress);
        return reason == null ? unlessRevoked(new Verified(jwt), progress) : new Rejected(reason);
    }

    private boolean holdsNow(KnownToken known) {
        try {
            return known.holdsAt(clock.millis());
        } catch (ArithmeticException beyondAllMilliseconds) {
            return false;
        }
    }

    private Verification checkedClaims(SignedToken token, Progress progress) {
        progress.reached(VerificationStep.KIND);
        if (!policy.types().acceptKind(token)) {
            return new Rejected(RejectionReason.TYPE_NOT_ALLOWED);
        }
        progress.reached(VerificationStep.BINDING);
        RejectionReason bound = Confirmation.refusal(token.claims());
        if (bound != null) {
            return new Rejected(bound);
        }
        progress.reached(VerificationStep.REGISTERED_CLAIMS);
        Optional<RegisteredClaims> registered = RegisteredClaims.read(token.claims());
        if (registered.isEmpty()) {
            return new Rejected(RejectionReason.CLAIM_INVALID);
        }
        Instant now = clock.instant();
        progress.checking(registered.get(), now);
        RejectionReason reason = policy.refusal(registered.get(), token.claims(), now, progress);
        return reason == null
                ? unlessRevoked(
                        new Verified(new VerifiedJwt(token.algorithm(), registered.get(), token.claims())), progress)
                : new Rejected(reason);
    }

    private Verification unlessRevoked(Verified verified, Progress progress) {
        if (revocation.isEmpty()) {
            return verified;
        }
        progress.reached(VerificationStep.REVOCATION);
        RevocationCheck.Status status = status(revocation.get(), verified.jwt());
        if (status instanceof RevocationCheck.Undecided outage) {
            return new Unavailable(outage.retryAfter(), RejectionReason.STORE_UNAVAILABLE);
        }
        return status instanceof RevocationCheck.NotRevoked ? verified : new Rejected(RejectionReason.TOKEN_REVOKED);
    }

    /** A check is somebody else's code, too. */
    private static RevocationCheck.Status status(RevocationCheck check, VerifiedJwt jwt) {
        try {
            return Objects.requireNonNull(check.check(jwt), "the answer of the check");
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "Revocation from {0} failed: {1}", check.getClass(), fault.getClass());
            return new RevocationCheck.Undecided(RetryAfter.LEAST);
        }
    }
}
