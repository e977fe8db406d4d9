package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.verify.ReadToken.SignedToken;
import dev.ostiary.verify.ReadToken.Unreadable;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Unavailable;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed tokens (JWS in compact form, RFC 7515 and RFC 7519) against keys and a policy.
 *
 * <p>The first failure counts, in this order: size, compact form, header, type, issuer, algorithm, key, signature, types
 * of the registered claims, required claims, audience, {@code iat}, {@code nbf}, {@code exp}, age, lifetime, rules of
 * the application. So a forged token is never called expired, nor is a token for somebody else. It does not look at
 * revocation, and not at what the token allows.
 *
 * <pre>{@code
 * JwtVerifier verifier = JwtVerifier.builder()
 *         .keys(Keys.parsePublic(pem))
 *         .issuer("https://id.example")
 *         .audience("orders")
 *         .build();
 * Optional<String> user = verifier.verify(token)
 *         .fold(jwt -> jwt.subject(), reason -> Optional.empty(), retryAfter -> Optional.empty());
 * }</pre>
 *
 * <p>Immutable and thread-safe; build one and keep it.
 */
public final class JwtVerifier {
    /** Stands in a list of token types for "no {@code typ} at all". */
    public static final String NO_TYPE = "none";

    private static final System.Logger LOG = System.getLogger(JwtVerifier.class.getName());
    private static final Duration RETRY_AFTER_FAULT = Duration.ofSeconds(1);

    private final KeySource keys;
    private final JwsReader reader;
    private final VerificationPolicy policy;
    private final InstantSource clock;

    JwtVerifier(KeySource keys, JwsReader reader, VerificationPolicy policy, InstantSource clock) {
        this.keys = keys;
        this.reader = reader;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Begins a verifier. Keys, an issuer and an audience must be given, or their check be given up by name.
     *
     * @return a new builder
     */
    public static JwtVerifierBuilder builder() {
        return new JwtVerifierBuilder();
    }

    /**
     * Verifies one token.
     *
     * @param token any text; {@code null} is a malformed token
     * @return never {@code null}; a bad token is {@link Rejected}, keys that cannot be had, or a fault of their source or
     *     of a cryptographic provider, are {@link Unavailable}; nothing is thrown for either
     */
    public Verification verify(@Nullable String token) {
        ReadToken read = reader.read(token);
        if (read instanceof Unreadable unreadable) {
            return new Rejected(unreadable.reason());
        }
        SignedToken signed = (SignedToken) read;
        RejectionReason refused = policy.beforeSignature(signed);
        if (refused != null) {
            return new Rejected(refused);
        }
        Optional<Verification> failure = signatureFailure(signed);
        return failure.isPresent() ? failure.get() : checkedClaims(signed);
    }

    /** Key sources and providers are somebody else's code: their fault is an outage, never a verdict about the token. */
    private Optional<Verification> signatureFailure(SignedToken signed) {
        try {
            KeyLookup lookup = keys.find(new KeyQuery(signed.algorithm(), signed.keyId()));
            if (lookup instanceof KeyLookup.Unavailable outage) {
                return Optional.of(new Unavailable(outage.retryAfter()));
            }
            if (lookup instanceof KeyLookup.Found found) {
                return found.candidates().stream().anyMatch(signed::isSignedWith)
                        ? Optional.empty()
                        : Optional.of(new Rejected(RejectionReason.BAD_SIGNATURE));
            }
            return Optional.of(new Rejected(RejectionReason.UNKNOWN_KEY));
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "Keys from {0} failed: {1}", keys.getClass(), fault.getClass());
            return Optional.of(new Unavailable(RETRY_AFTER_FAULT));
        }
    }

    private Verification checkedClaims(SignedToken signed) {
        Optional<RegisteredClaims> registered = RegisteredClaims.read(signed.claims());
        if (registered.isEmpty()) {
            return new Rejected(RejectionReason.CLAIM_INVALID);
        }
        RejectionReason reason = policy.afterSignature(registered.get(), signed.claims(), clock.instant());
        return reason == null
                ? new Verified(new VerifiedJwt(signed.algorithm(), registered.get(), signed.claims()))
                : new Rejected(reason);
    }

    /**
     * The algorithms this verifier accepts: those configured, or the usual ones of its keys.
     *
     * @return unmodifiable, never empty
     */
    public List<JwsAlgorithm> algorithms() {
        return policy.algorithms().stream().sorted().toList();
    }
}
