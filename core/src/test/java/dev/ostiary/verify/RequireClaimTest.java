package dev.ostiary.verify;

import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireClaimTest {
    @Test
    void verify_claimOfTheDemandedText_passes() {
        JwtVerifierBuilder verifier = standard().requireClaim("purpose", "email_verify");

        assertVerified(verifier, RawToken.valid().withClaim("\"purpose\":\"email_verify\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"purpose\":\"password_reset\"",
                "\"purpose\":\"EMAIL_VERIFY\"",
                "\"purpose\":\"email_verify \"",
                "\"purpose\":[\"email_verify\"]",
                "\"purpose\":null",
                "\"purpose\":1",
                "\"other\":\"email_verify\""
            })
    void verify_claimOfAnythingElse_isAnotherTypeOfToken(String member) {
        JwtVerifierBuilder verifier = standard().requireClaim("purpose", "email_verify");

        assertRejected(verifier, RawToken.valid().withClaim(member), RejectionReason.TYPE_NOT_ALLOWED);
    }

    @Test
    void requireClaim_ofTwoNames_demandsBoth() {
        JwtVerifierBuilder verifier = standard().requireClaim("a", "1").requireClaim("b", "2");

        assertVerified(verifier, RawToken.valid().withClaim("\"a\":\"1\",\"b\":\"2\""));
        assertRejected(verifier, RawToken.valid().withClaim("\"a\":\"1\""), RejectionReason.TYPE_NOT_ALLOWED);
        assertRejected(verifier, RawToken.valid().withClaim("\"b\":\"2\""), RejectionReason.TYPE_NOT_ALLOWED);
    }

    @Test
    void requireClaim_ofTheSameNameAgain_replaces() {
        JwtVerifierBuilder verifier = standard().requireClaim("a", "1").requireClaim("a", "2");

        assertVerified(verifier, RawToken.valid().withClaim("\"a\":\"2\""));
    }

    @Test
    void verify_expiredTokenOfAnotherPurpose_isAnotherTypeOfToken() {
        JwtVerifierBuilder verifier = standard().requireClaim("purpose", "email_verify");

        assertRejected(verifier, RawToken.valid().expiringAt("5"), RejectionReason.TYPE_NOT_ALLOWED);
    }
}
