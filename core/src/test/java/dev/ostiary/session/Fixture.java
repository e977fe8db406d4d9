package dev.ostiary.session;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Sessions by a clock that moves when it is told to, over a store in memory. */
final class Fixture {
    static final String ISSUER = "https://app.test";
    static final Map<String, Object> CLAIMS = Map.of("roles", List.of("admin"), "age", 7L);

    static final KeyRing TEST_KEYS =
            KeyRing.of(HmacSecret.ofBytes("a-test-secret-with-many-different-bytes-0123456789".getBytes())
                    .signingKey(JwsAlgorithm.HS256));

    final MovableClock clock = new MovableClock();
    final InMemoryTokenStateStore memory = new InMemoryTokenStateStore(1_000, clock);

    /** Strict, so that no thread comes in between. */
    SessionTokensBuilder builder() {
        return over(memory);
    }

    SessionTokensBuilder over(TokenStateStore store) {
        return following(store).strictRevocation();
    }

    /** With a thread that follows the store, to be closed. */
    SessionTokensBuilder following(TokenStateStore store) {
        return unclocked(store).clock(clock);
    }

    /** As an application has it that gives no clock. */
    SessionTokensBuilder unclocked(TokenStateStore store) {
        return SessionTokens.builder()
                .keys(TEST_KEYS)
                .issuer(ISSUER)
                .audience("app")
                .store(store)
                .confirmingByHand();
    }

    /** What somebody else with our keys, audience and clock has issued. */
    VerifiedJwt ofNoSession(String subject, Duration lifetime) {
        TokenIssuer issuer = TokenIssuer.builder()
                .keys(TEST_KEYS)
                .profile(TokenProfile.access(ISSUER, "app").withLifetime(lifetime))
                .clock(clock)
                .build();
        String token = issuer.issue(subject, Map.of()).token();
        return ((Verification.Verified) issuer.verifier().build().verify(token)).jwt();
    }

    /** What another issuer, trusted by the same application, says of somebody. */
    VerifiedJwt ofIssuer(String name, String subject, Map<String, ?> claims, String tokenId) {
        TokenIssuer issuer = TokenIssuer.builder()
                .keys(TEST_KEYS)
                .profile(TokenProfile.access(name, "app"))
                .clock(clock)
                .ids(() -> tokenId)
                .build();
        String token = issuer.issue(subject, claims).token();
        return ((Verification.Verified) issuer.verifier().build().verify(token)).jwt();
    }

    /** A node that shares keys and store, by a clock of its own. */
    SessionTokens nodeWithClock(InstantSource own) {
        return builder().clock(own).build();
    }

    static Verification access(SessionTokens sessions, SessionGrant grant) {
        JwtVerifier verifier = sessions.accessVerifier().build();
        return verifier.verify(grant.access().token());
    }

    /** A request with the access token, and a moment later the store knows. */
    static void used(SessionTokens sessions, SessionGrant grant) {
        sessions.arrived(((Verification.Verified) access(sessions, grant)).jwt());
        sessions.tellWhatHasArrived();
    }

    static SessionGrant refreshed(SessionTokens sessions, SessionGrant grant) {
        return ((Refreshed) sessions.refresh(grant.refresh().token())).grant();
    }
}
