package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.AUDIENCE_MISMATCH;
import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audience in another claim than {@code aud}. */
class AudienceClaimTest {
    private static final RawToken WITHOUT_AUD = RawToken.valid().replacing("aud", "");

    private static JwtVerifierBuilder byClientId() {
        return standard().audienceClaim("client_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"orders\"", "[\"orders\"]", "[\"billing\",\"orders\"]"})
    void verify_claimNamesTheAudience_isVerified(String value) {
        assertVerified(byClientId(), WITHOUT_AUD.withClaim("\"client_id\":" + value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"billing\"",
                "\"ORDERS\"",
                "\"orders \"",
                "[]",
                "[\"billing\"]",
                "[\"orders\",5]",
                "[[\"orders\"]]",
                "{\"orders\":1}",
                "5",
                "null"
            })
    void verify_claimNamesNobodyHere_isMismatch(String value) {
        assertRejected(byClientId(), WITHOUT_AUD.withClaim("\"client_id\":" + value), AUDIENCE_MISMATCH);
    }

    @Test
    void verify_rightAudButNoSuchClaim_isMismatch() {
        assertRejected(byClientId(), RawToken.valid(), AUDIENCE_MISMATCH);
    }

    @Test
    void verify_audOfTheWrongType_isInvalidAllTheSame() {
        RawToken token = RawToken.valid().replacing("aud", "\"aud\":5").withClaim("\"client_id\":\"orders\"");

        assertRejected(byClientId(), token, CLAIM_INVALID);
    }

    @Test
    void audienceClaim_aud_isTheDefault() {
        assertVerified(standard().audienceClaim("aud"), RawToken.valid());
    }

    @Test
    void audienceClaim_empty_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard().audienceClaim(""))
                .withMessageStartingWith("audienceClaim:");
    }

    @Test
    void build_claimForAnAudienceThatIsNotChecked_isRefused() {
        JwtVerifierBuilder builder = byClientId().uncheckedAudience();

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith("audienceClaim:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"orders\"", "[\"orders\",\"billing\"]", "\"\""})
    void noAudience_whateverTheTokenSays_isMismatch(String value) {
        RawToken token = RawToken.valid().replacing("aud", "\"aud\":" + value);

        assertRejected(standard().noAudience(), token, AUDIENCE_MISMATCH);
    }

    @Test
    void noAudience_thenOne_isThatOne() {
        assertVerified(standard().noAudience().audience("orders"), RawToken.valid());
        assertRejected(standard().audience("orders").noAudience(), RawToken.valid(), AUDIENCE_MISMATCH);
    }

    @Test
    void noAudience_tokenWithoutAud_isMismatch() {
        assertRejected(standard().noAudience(), WITHOUT_AUD, AUDIENCE_MISMATCH);
    }
}
