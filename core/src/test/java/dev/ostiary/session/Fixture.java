package dev.ostiary.session;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification;
import java.util.List;
import java.util.Map;

/** Sessions by a clock that moves when it is told to, over a store in memory. */
final class Fixture {
    static final String ISSUER = "https://app.test";
    static final Map<String, Object> CLAIMS = Map.of("roles", List.of("admin"), "age", 7L);

    private static final KeyRing TEST_KEYS =
            KeyRing.of(HmacSecret.ofBytes("a-test-secret-with-many-different-bytes-0123456789".getBytes())
                    .signingKey(JwsAlgorithm.HS256));

    final MovableClock clock = new MovableClock();
    final InMemoryTokenStateStore memory = new InMemoryTokenStateStore(1_000, clock);

    /** Strict, so that no thread comes in between. */
    SessionTokensBuilder builder() {
        return over(memory);
    }

    SessionTokensBuilder over(TokenStateStore store) {
        return SessionTokens.builder()
                .keys(TEST_KEYS)
                .issuer(ISSUER)
                .audience("app")
                .store(store)
                .clock(clock)
                .strictRevocation();
    }

    static Verification access(SessionTokens sessions, SessionGrant grant) {
        JwtVerifier verifier = sessions.accessVerifier().build();
        return verifier.verify(grant.access().token());
    }

    static SessionGrant refreshed(SessionTokens sessions, SessionGrant grant) {
        return ((Refreshed) sessions.refresh(grant.refresh().token())).grant();
    }
}
