package dev.ostiary.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.RfcVectors;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7519, JSON Web Token, by section. */
class Rfc7519Test {
    private static final JsonNode RFC = Vectors.read("rfc7519.json");
    private static final JwtVerifier VERIFIER =
            JoeVerifier.of(HmacSecret.ofText(RfcVectors.A1_SECRET).verificationKey());

    @Test
    void section31_exampleJwt_isVerifiedWithItsClaims() {
        Verification result = VERIFIER.verify(RFC.at("/3.1/compact").asText());

        assertThat(result).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.jwt().issuer()).contains(JoeVerifier.ISSUER);
            assertThat(verified.jwt().expiresAt()).isEqualTo(JoeVerifier.EXPIRES);
            assertThat(verified.jwt().claims()).containsEntry("http://example.com/is_root", true);
        });
    }

    @Test
    void section61_unsecuredJwt_isRejectedForItsAlgorithm() {
        assertThat(VERIFIER.verify(RFC.at("/6.1/compact").asText()))
                .isEqualTo(new Rejected(RejectionReason.ALGORITHM_NOT_ALLOWED));
    }

    @Test
    void a1_encryptedJwt_isRejectedAsEncrypted() {
        assertThat(VERIFIER.verify(RFC.at("/A.1/compact").asText()))
                .isEqualTo(new Rejected(RejectionReason.ENCRYPTED_NOT_ALLOWED));
    }
}
