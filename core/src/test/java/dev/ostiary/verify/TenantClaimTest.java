package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.RejectionReason.ISSUER_NOT_TRUSTED;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A claim that repeats a segment of the issuer's URL. */
class TenantClaimTest {
    private static final String TENANT = "8f1e2d3c-0000-4000-8000-0123456789ab";

    private static JwtVerifierBuilder verifier() {
        return standard().uncheckedIssuer().tenantClaim("tid");
    }

    private static RawToken token(String issuer, String tenant) {
        return RawToken.valid().replacing("iss", "\"iss\":\"" + issuer + "\"").withClaim("\"tid\":" + tenant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example/8f1e2d3c-0000-4000-8000-0123456789ab/v2.0",
                "https://login.example/8f1e2d3c-0000-4000-8000-0123456789ab/",
                "https://login.example/8f1e2d3c-0000-4000-8000-0123456789ab"
            })
    void verify_tenantIsASegmentOfTheIssuer_isVerified(String issuer) {
        assertVerified(verifier(), token(issuer, "\"" + TENANT + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example/other/v2.0",
                "https://login.example/8f1e2d3c-0000-4000-8000-0123456789abc/v2.0",
                "https://login.example/8F1E2D3C-0000-4000-8000-0123456789AB/v2.0",
                "https://8f1e2d3c-0000-4000-8000-0123456789ab/v2.0",
                "https://login.example/v2.0?t=/8f1e2d3c-0000-4000-8000-0123456789ab/",
                "https://login.example/v2.0#/8f1e2d3c-0000-4000-8000-0123456789ab/",
                "urn:8f1e2d3c-0000-4000-8000-0123456789ab",
                "https://login example/8f1e2d3c-0000-4000-8000-0123456789ab/",
                ""
            })
    void verify_tenantIsNoSegmentOfTheIssuer_isNotTrusted(String issuer) {
        assertRejected(verifier(), token(issuer, "\"" + TENANT + "\""), ISSUER_NOT_TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"a/b\"", "5", "[\"a\"]", "{}", "true"})
    void verify_tenantThatCanBeNoSegment_isNotTrusted(String tenant) {
        assertRejected(verifier(), token("https://login.example/a/b//5", tenant), ISSUER_NOT_TRUSTED);
    }

    @Test
    void verify_noIssuerAtAll_isNotTrusted() {
        RawToken token = RawToken.valid().replacing("iss", "").withClaim("\"tid\":\"a\"");

        assertRejected(verifier(), token, ISSUER_NOT_TRUSTED);
    }

    @Test
    void verify_noTenant_isMissing() {
        assertRejected(verifier(), RawToken.valid(), CLAIM_MISSING);
        assertRejected(verifier(), token("https://login.example/a/", "null"), CLAIM_MISSING);
    }

    @Test
    void tenantClaim_empty_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard().tenantClaim(""))
                .withMessageStartingWith("tenantClaim:");
    }
}
