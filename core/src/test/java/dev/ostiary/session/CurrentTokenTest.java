package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.session.Fixture.refreshed;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import org.junit.jupiter.api.Test;

/** What is said of a refresh token without using it up. */
class CurrentTokenTest {
    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder().build();
    private final SessionGrant first = sessions.open("u1", CLAIMS, "Firefox");

    private VerifiedJwt jwt(SessionGrant grant) {
        return ((Verified) sessions.examine(grant.refresh().token()).verification()).jwt();
    }

    @Test
    void isCurrent_tokenThatWasNotUsed_isTrueAndStaysSo() {
        assertThat(sessions.isCurrent(jwt(first))).isTrue();
        assertThat(sessions.isCurrent(jwt(first))).isTrue();
    }

    @Test
    void isCurrent_tokenThatWasRotated_isTrueWithinTheGraceAlone() {
        SessionGrant second = refreshed(sessions, first);
        fixture.clock.advance(SessionTokens.GRACE.minusMillis(1));
        boolean within = sessions.isCurrent(jwt(first));
        fixture.clock.advance(SessionTokens.GRACE);

        assertThat(within).isTrue();
        assertThat(sessions.isCurrent(jwt(first))).isFalse();
        assertThat(sessions.isCurrent(jwt(second))).isTrue();
    }

    @Test
    void isCurrent_sessionThatIsOver_isFalse() {
        VerifiedJwt token = jwt(first);
        sessions.end(first.sessionId());

        assertThat(sessions.isCurrent(token)).isFalse();
    }

    @Test
    void examine_accessToken_saysWhatIsWrong() {
        assertThat(sessions.examine(first.access().token()).verification())
                .isEqualTo(new Verification.Rejected(TYPE_NOT_ALLOWED));
        assertThat(sessions.examine(null).failedAt()).isPresent();
    }
}
