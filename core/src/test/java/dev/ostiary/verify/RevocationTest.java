package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.verify.RevocationCheck.NotRevoked;
import dev.ostiary.verify.RevocationCheck.Revoked;
import dev.ostiary.verify.RevocationCheck.Undecided;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Unavailable;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a token was taken back is asked last, and an outage there is no verdict. */
class RevocationTest {
    private static final Duration SEVEN_SECONDS = Duration.ofSeconds(7);

    @Test
    void verify_tokenThatWasTakenBack_isRejected() {
        assertThat(verify(token -> new Revoked())).isEqualTo(new Rejected(TOKEN_REVOKED));
    }

    @Test
    void verify_tokenThatWasNot_isVerified() {
        assertThat(verify(token -> new NotRevoked())).isInstanceOf(Verified.class);
    }

    @Test
    void verify_checkThatCannotTell_isUnavailable() {
        Verification result = verify(token -> new Undecided(SEVEN_SECONDS));

        assertThat(result).isEqualTo(new Unavailable(SEVEN_SECONDS, STORE_UNAVAILABLE));
        assertThatExceptionOfType(TokenNotVerifiedException.class)
                .isThrownBy(result::orElseThrow)
                .returns(STORE_UNAVAILABLE, TokenNotVerifiedException::reason);
    }

    @Test
    void verify_checkThatThrowsOrAnswersNothing_isUnavailable() {
        assertThat(verify(token -> {
                    throw new IllegalStateException("no store");
                }))
                .isEqualTo(new Unavailable(Duration.ofSeconds(1), STORE_UNAVAILABLE));
        assertThat(verify(token -> null)).isEqualTo(new Unavailable(Duration.ofSeconds(1), STORE_UNAVAILABLE));
    }

    @Test
    void verify_tokenThatIsRejectedAnyway_isNotAskedAbout() {
        List<VerifiedJwt> asked = new ArrayList<>();
        JwtVerifier verifier = standard()
                .revocation(token -> {
                    asked.add(token);
                    return new NotRevoked();
                })
                .build();

        verifier.verify(RawToken.valid().expiringAt("1").text());
        assertThat(asked).isEmpty();

        verifier.verify(RawToken.valid().text());
        assertThat(asked).hasSize(1);
    }

    @Test
    void explain_checkThatCannotTell_endsThere() {
        TokenExplanation explanation = standard()
                .revocation(token -> new Undecided(SEVEN_SECONDS))
                .build()
                .explain(RawToken.valid().text());

        ExplainedStep last = explanation.steps().get(explanation.steps().size() - 1);
        assertThat(last)
                .isEqualTo(
                        new ExplainedStep(VerificationStep.REVOCATION, "not taken back", "cannot be told now", false));
    }

    @Test
    void unavailable_reasonThatIsNoOutage_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Unavailable(Duration.ZERO, TOKEN_REVOKED));
        assertThatIllegalArgumentException().isThrownBy(() -> new Undecided(Duration.ofSeconds(-1)));
    }

    private static Verification verify(RevocationCheck check) {
        return standard().revocation(check).build().verify(RawToken.valid().text());
    }
}
