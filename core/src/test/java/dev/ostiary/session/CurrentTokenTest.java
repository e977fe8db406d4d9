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
    void standing_tokenThatWasNotUsed_isCurrentAndStaysSo() {
        assertThat(sessions.standing(jwt(first))).isEqualTo(RefreshTokenStanding.CURRENT);
        assertThat(sessions.standing(jwt(first))).isEqualTo(RefreshTokenStanding.CURRENT);
    }

    @Test
    void standing_tokenThatWasRotated_isReplaced() {
        SessionGrant second = refreshed(sessions, first);

        assertThat(sessions.standing(jwt(first))).isEqualTo(RefreshTokenStanding.REPLACED);
        assertThat(sessions.standing(jwt(second))).isEqualTo(RefreshTokenStanding.CURRENT);
    }

    @Test
    void standing_sessionThatIsOver_isEnded() {
        VerifiedJwt token = jwt(first);
        sessions.end(first.sessionId());

        assertThat(sessions.standing(token)).isEqualTo(RefreshTokenStanding.ENDED);
    }

    @Test
    void examine_accessToken_saysWhatIsWrong() {
        assertThat(sessions.examine(first.access().token()).verification())
                .isEqualTo(new Verification.Rejected(TYPE_NOT_ALLOWED));
        assertThat(sessions.examine(null).failedAt()).isPresent();
    }
}
