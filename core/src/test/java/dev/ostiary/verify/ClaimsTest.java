package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.AUDIENCE_MISMATCH;
import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.RejectionReason.EXPIRY_MISSING;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;
import static dev.ostiary.verify.Verifiers.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.encoding.NameLimit;
import dev.ostiary.store.StoreLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types, presence and audience of claims under a good signature. */
class ClaimsTest {
    private static final RawToken VALID = RawToken.valid();
    private static final long NOW = RawToken.NOW.getEpochSecond();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1893456900\"",
                "null",
                "\"\"",
                "[]",
                "{}",
                "true",
                "-1",
                "-0.5",
                "253402300800",
                "1893456900000",
                "9223372036854775807",
                "18446744073709551616",
                "\"2030-01-01T00:15:00Z\""
            })
    void verify_expiryThatIsNoTime_isInvalid(String number) {
        assertRejected(VALID.expiringAt(number), CLAIM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nbf\":\"5\"",
                "\"nbf\":9223372036854775807",
                "\"nbf\":null",
                "\"jti\":5",
                "\"jti\":null",
                "\"jti\":\"\"",
                "\"nbf\":-1"
            })
    void verify_addedClaimOfTheWrongType_isInvalid(String claim) {
        assertRejected(VALID.withClaim(claim), CLAIM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "null", "[\"u1\"]", "{\"a\":1}"})
    void verify_subjectThatIsNoText_isInvalid(String value) {
        assertRejected(VALID.replacing("sub", "\"sub\":" + value), CLAIM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "{}", "[5]", "[\"orders\",5]", "[\"orders\",null]"})
    void verify_audienceThatIsNoTextOrListOfText_isInvalid(String value) {
        assertRejected(VALID.replacing("aud", "\"aud\":" + value), CLAIM_INVALID);
    }

    @Test
    void verify_issuerOfTheWrongTypeWhereItIsUnchecked_isInvalid() {
        assertRejected(standard().uncheckedIssuer(), VALID.replacing("iss", "\"iss\":5"), CLAIM_INVALID);
    }

    /** Whoever can sign in can be signed out, revoked, and given an API key. */
    @Test
    void limits_ofASubject_areThoseOfIssuersAndStores() {
        assertThat(NameLimit.MAX_LENGTH).isEqualTo(1_024).isEqualTo(StoreLimits.MAX_SUBJECT_LENGTH);
    }

    @Test
    void verify_subjectOrIdOver1024Characters_isInvalid() {
        String longest = "x".repeat(1_024);

        assertVerified(standard(), VALID.replacing("sub", "\"sub\":\"" + longest + "\""));
        assertRejected(VALID.replacing("sub", "\"sub\":\"x" + longest + "\""), CLAIM_INVALID);
        assertRejected(VALID.withClaim("\"jti\":\"x" + longest + "\""), CLAIM_INVALID);
    }

    @Test
    void verify_noExpiry_isExpiryMissing() {
        assertRejected(VALID.replacing("exp", ""), EXPIRY_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"aud\":\"other\"",
                "\"aud\":[]",
                "\"aud\":[\"other\"]",
                "\"aud\":\"\"",
                "\"aud\":\"ORDERS\"",
                ""
            })
    void verify_otherAudience_isMismatch(String claim) {
        assertRejected(VALID.replacing("aud", claim), AUDIENCE_MISMATCH);
    }

    @Test
    void verify_oneAudienceOfMany_isVerified() {
        RawToken many = VALID.replacing("aud", "\"aud\":[\"billing\",\"orders\"]");

        assertVerified(standard().audience("shipping", "orders"), many);
    }

    @Test
    void verify_uncheckedAudience_acceptsAnyAndNone() {
        assertVerified(standard().uncheckedAudience(), VALID.replacing("aud", "\"aud\":\"x\""));
        assertVerified(standard().uncheckedAudience(), VALID.replacing("aud", ""));
    }

    @Test
    void verify_requiredClaimAbsentOrNull_isMissing() {
        JwtVerifierBuilder verifier = standard().requiredClaims("tenant");

        assertRejected(verifier, VALID, CLAIM_MISSING);
        assertRejected(verifier, VALID.withClaim("\"tenant\":null"), CLAIM_MISSING);
        assertVerified(verifier, VALID.withClaim("\"tenant\":false"));
    }

    @Test
    void claims_ofAVerifiedToken_areTyped() {
        RawToken token =
                VALID.replacing("aud", "\"aud\":[\"a\",\"orders\"]").withClaim("\"jti\":\"j1\",\"nbf\":" + NOW);

        VerifiedJwt jwt = verified(standard(), token);

        assertThat(jwt.subject()).contains("u1");
        assertThat(jwt.issuer()).contains(RawToken.ISSUER);
        assertThat(jwt.audience()).containsExactly("a", "orders");
        assertThat(jwt.id()).contains("j1");
        assertThat(jwt.expiresAt()).isEqualTo(Instant.ofEpochSecond(NOW + 900));
        assertThat(jwt.issuedAt()).contains(RawToken.NOW);
        assertThat(jwt.notBefore()).contains(RawToken.NOW);
    }

    @Test
    void claims_areUnmodifiableAtEveryDepth() {
        VerifiedJwt jwt = verified(standard(), VALID.withClaim("\"o\":{\"l\":[1]}"));
        Map<?, ?> object = (Map<?, ?>) jwt.claims().get("o");
        List<?> list = (List<?>) object.get("l");

        assertThatThrownBy(() -> jwt.claims().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(object::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> jwt.audience().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void toString_ofAVerifiedToken_showsNoClaim() {
        VerifiedJwt jwt = verified(standard(), VALID.withClaim("\"marker\":\"MARKER\""));

        assertThat(jwt.toString())
                .startsWith("VerifiedJwt[HS256, expires 2030-01-01T00:15:00Z")
                .doesNotContain("MARKER", "u1", RawToken.ISSUER);
    }
}
