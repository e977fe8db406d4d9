package dev.ostiary.session;

import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneTimeTokensTest {
    private static final String RESET = "password_reset";

    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder().build();
    private final IssuedToken token =
            sessions.issueOneTime(RESET, "u1", Map.of("email", "u1@app.test"), Duration.ofHours(1));

    @Test
    void consume_once_tellsWhomItIsFor() {
        Verified used = (Verified) sessions.consumeOneTime(RESET, token.token());

        assertThat(used.jwt().subject()).contains("u1");
        assertThat(used.jwt().claims()).containsEntry("email", "u1@app.test").containsEntry("purpose", RESET);
    }

    @Test
    void consume_twice_isRevoked() {
        sessions.consumeOneTime(RESET, token.token());

        assertThat(sessions.consumeOneTime(RESET, token.token())).isEqualTo(new Rejected(TOKEN_REVOKED));
    }

    @Test
    void consume_forAnotherPurpose_isRefusedAndUsesNothingUp() {
        assertThat(sessions.consumeOneTime("email_verify", token.token())).isEqualTo(new Rejected(TYPE_NOT_ALLOWED));

        assertThat(sessions.consumeOneTime(RESET, token.token())).isInstanceOf(Verified.class);
    }

    @Test
    void consume_whenItsTimeHasCome_isExpired() {
        fixture.clock.advance(Duration.ofHours(1).minusSeconds(1));
        IssuedToken second = sessions.issueOneTime(RESET, "u1", Map.of(), Duration.ofSeconds(1));
        assertThat(sessions.consumeOneTime(RESET, token.token())).isInstanceOf(Verified.class);

        fixture.clock.advance(Duration.ofSeconds(1));

        assertThat(sessions.consumeOneTime(RESET, second.token())).isEqualTo(new Rejected(TOKEN_EXPIRED));
    }

    /** A link is opened at another node a moment after it was made. */
    @Test
    void consume_atANodeWhoseClockIsBehind_succeeds() {
        SessionTokens behind =
                fixture.nodeWithClock(() -> fixture.clock.instant().minusSeconds(30));

        assertThat(behind.consumeOneTime(RESET, token.token())).isInstanceOf(Verified.class);
    }

    @Test
    void consume_storeThatHasLostItsMemory_refuses() {
        SessionTokens restarted =
                fixture.over(new InMemoryTokenStateStore(10, fixture.clock)).build();

        assertThat(restarted.consumeOneTime(RESET, token.token())).isEqualTo(new Rejected(TOKEN_REVOKED));
    }

    @Test
    void accessVerifier_oneTimeToken_isRefused() {
        assertThat(sessions.accessVerifier().build().verify(token.token())).isEqualTo(new Rejected(TYPE_NOT_ALLOWED));
    }

    @Test
    void issue_purposeThatIsNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sessions.issueOneTime("Reset!", "u1", Map.of(), Duration.ofHours(1)))
                .withMessageContaining("purpose");
    }
}
