package dev.ostiary.session;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Ends sessions and takes tokens back, in the store and then at once on this node. Thread-safe. */
record SessionEnds(
        TokenStateStore store,
        SessionClaim claim,
        SessionLifetimes lifetimes,
        Revocations revocations,
        InstantSource clock) {
    private static final System.Logger LOG = System.getLogger(SessionTokens.class.getName());

    /** How much later than its expiry a verifier may accept a token still. */
    private static final Duration MOST_CLOCK_SKEW = JwtVerifierBuilder.MAX_CLOCK_SKEW;

    void end(String sessionId) {
        Revocation revocation = ofSession(sessionId, clock.instant());
        store.end(sessionId, revocation.until());
        revocations.learn(revocation);
    }

    /** @param issuerAndSid what stands for a provider's session in the store */
    int endAtProvider(String issuerAndSid, Instant upTo) {
        Instant now = clock.instant();
        return learned(store.providerGrants().end(issuerAndSid, upTo, lifetimes.lastAccessExpiry(now)), now);
    }

    /** @param issuerAndSub what stands for a provider's user in the store */
    int endAllAtProvider(String issuerAndSub, Instant upTo) {
        Instant now = clock.instant();
        return learned(store.providerGrants().endAll(issuerAndSub, upTo, lifetimes.lastAccessExpiry(now)), now);
    }

    private int learned(Set<String> ended, Instant now) {
        ended.forEach(id -> revocations.learn(ofSession(id, now)));
        return ended.size();
    }

    /** Lets this node know of a session that was found to have ended. */
    void learn(String sessionId) {
        revocations.learn(ofSession(sessionId, clock.instant()));
    }

    /** What one user opens again and again must not fill the store for all others. */
    void endBeyond(int most, String subject, String opened) {
        try {
            List<SessionState> open = store.sessionsOf(subject);
            open.stream()
                    .filter(session -> !session.id().equals(opened))
                    .sorted(Comparator.comparing(SessionState::refreshedAt))
                    .limit(Math.max(0, open.size() - most))
                    // As of now: its last access token is younger than its refresh token where an answer was lost.
                    .forEach(session -> end(session.id()));
        } catch (StoreUnavailableException outage) {
            LOG.log(System.Logger.Level.DEBUG, "Sessions beyond the most for one user are left to the next sign-in");
        }
    }

    void revokeWithItsSession(VerifiedJwt access) {
        try {
            revoke(access);
        } catch (StoreUnavailableException outage) {
            // A session that has ended takes its access tokens along.
            if (claim.sessionId(access).isEmpty()) {
                throw outage;
            }
        }
    }

    void revoke(VerifiedJwt token) {
        token.id()
                .ifPresent(id -> revoke(Revocation.ofToken(
                        token.issuer(), id, clock.instant(), token.expiresAt().plus(MOST_CLOCK_SKEW))));
    }

    private void revoke(Revocation revocation) {
        store.revoke(revocation);
        revocations.learn(revocation);
    }

    int revokeAll(String subject) {
        return endAll(subject, Revocation.Name.ofSubject(subject));
    }

    int revokeAll(String iss, String subject) {
        Revocation.Name name = Revocation.Name.ofSubject(iss, subject);
        if (iss.equals(claim.issuer())) {
            return endAll(subject, name);
        }
        revoke(others(name, clock.instant()));
        return 0;
    }

    private int endAll(String subject, Revocation.Name others) {
        Instant now = clock.instant();
        Revocation revocation = others(others, now);
        Set<String> ended = store.endAll(subject, lifetimes.lastAccessExpiry(now), revocation);
        ended.forEach(id -> revocations.learn(ofSession(id, now)));
        revocations.learn(revocation);
        return ended.size();
    }

    private Revocation others(Revocation.Name name, Instant now) {
        return new Revocation(name, now, now.plus(lifetimes.refresh()).plus(MOST_CLOCK_SKEW));
    }

    private Revocation ofSession(String sessionId, Instant now) {
        return new Revocation(Revocation.Name.ofSession(sessionId), now, lifetimes.lastAccessExpiry(now));
    }
}
