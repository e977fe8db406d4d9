package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sub} as a SPIFFE ID (SPIFFE-ID, section 2). */
class SpiffeSubjectTest {
    private static JwtVerifierBuilder verifier() {
        return Verifiers.standard().spiffeSubject();
    }

    private static RawToken token(String subject) {
        return RawToken.valid().replacing("sub", "\"sub\":\"" + subject + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spiffe://shop.example/orders", "spiffe://a_b-c/ns/default/sa/Web-1", "spiffe://a/..."})
    void verify_spiffeId_isVerified(String subject) {
        assertVerified(verifier(), token(subject));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u1",
                "spiffe://shop.example",
                "spiffe://shop.example/",
                "spiffe:///orders",
                "spiffe://Shop.example/orders",
                "spiffe://shop.example:8443/orders",
                "spiffe://u@shop.example/orders",
                "spiffe://shop.example//orders",
                "spiffe://shop.example/orders/",
                "spiffe://shop.example/../admin",
                "spiffe://shop.example/a/./b",
                "spiffe://shop.example/a%2fb",
                "spiffe://shop.example/a?b",
                "SPIFFE://shop.example/a",
                "https://shop.example/a"
            })
    void verify_otherSubject_isInvalid(String subject) {
        assertRejected(verifier(), token(subject), CLAIM_INVALID);
    }

    @Test
    void verify_withoutSubject_isMissing() {
        assertRejected(verifier(), RawToken.valid().replacing("sub", ""), CLAIM_MISSING);
    }
}
