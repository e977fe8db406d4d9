package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With sessions and revocations, too, a token that is kept is its text: nobody makes its claims be remembered. */
class KeptTokensOfSessionsTest {
    private static final KeyRing TEST_KEYS =
            KeyRing.of(HmacSecret.ofBytes("a-test-secret-with-many-different-bytes-0123456789".getBytes())
                    .signingKey(JwsAlgorithm.HS256));

    private final MovableClock clock = new MovableClock();
    private final SessionTokens sessions = SessionTokens.builder()
            .keys(TEST_KEYS)
            .issuer("https://app.test")
            .audience("app")
            .store(new InMemoryTokenStateStore(100, clock))
            .strictRevocation()
            .clock(clock)
            .build();
    private final JwtVerifier verifier = sessions.accessVerifier().build().withTokenCache(10);

    @AfterEach
    void close() {
        sessions.close();
    }

    private VerifiedJwt opened(String subject) {
        return verified(
                sessions.open(subject, Map.of("team", "blue"), "").access().token());
    }

    private VerifiedJwt verified(String token) {
        return verifier.verify(token).orElseThrow();
    }

    @Test
    void verify_keptTokenOfASession_asksForNothingButWhatItsMarksSay() {
        String token = sessions.open("u1", Map.of("team", "blue"), "").access().token();
        VerifiedJwt kept = verified(token);
        opened("u2");

        VerifiedJwt again = verified(token);
        sessions.arrived(again);
        sessions.sessionId(again);

        assertThat(again).isSameAs(kept);
        assertThat(((LazyClaims) kept.claims()).remembered()).isNull();
    }

    @Test
    void verify_keptTokenOfAnEndedSession_isRevoked() {
        String token = sessions.open("u1", Map.of(), "").access().token();
        VerifiedJwt kept = verified(token);
        opened("u2");

        sessions.end(sessions.sessionId(kept).orElseThrow());

        assertThat(verifier.verify(token)).isEqualTo(new Verification.Rejected(RejectionReason.TOKEN_REVOKED));
    }
}
