package dev.ostiary.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.RfcVectors;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.VerificationKey;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7515, JSON Web Signature, by section. */
class Rfc7515Test {
    private static final JsonNode RFC = Vectors.read("rfc7515.json");
    private static final JsonNode A4_KEY = RFC.at("/A.4/key");
    private static final String A4_TOKEN = RFC.at("/A.4/compact").asText();
    private static final VerificationKey A3_KEY = Vectors.publicKey(RfcVectors.A3_JWK);

    @Test
    void a1_hs256_isSignedByteForByte() {
        SigningKey key = HmacSecret.ofText(RfcVectors.A1_SECRET).signingKey(JwsAlgorithm.HS256);

        byte[] signature = key.sign(Vectors.signingInput(RfcVectors.A1_TOKEN));

        assertThat(signature).isEqualTo(Vectors.signature(RfcVectors.A1_TOKEN));
    }

    @Test
    void a1_hs256_isVerified() {
        VerificationKey key = HmacSecret.ofText(RfcVectors.A1_SECRET).verificationKey();

        assertThat(JoeVerifier.of(key).verify(RfcVectors.A1_TOKEN)).isInstanceOf(Verified.class);
    }

    @Test
    void a2_rs256_isVerified() {
        JwtVerifier verifier = JoeVerifier.of(Vectors.publicKey(RfcVectors.A2_JWK));

        assertThat(verifier.verify(RfcVectors.A2_TOKEN)).isInstanceOf(Verified.class);
    }

    @Test
    void a3_es256_isVerified() {
        assertThat(JoeVerifier.of(A3_KEY).verify(RfcVectors.A3_TOKEN)).isInstanceOf(Verified.class);
    }

    @Test
    void a3_privateKey_signsForItsPublicKey() {
        SigningKey key = Keys.parsePrivate(RfcVectors.A3_PRIVATE_JWK, JwsAlgorithm.ES256);
        byte[] input = Vectors.signingInput(RfcVectors.A3_TOKEN);

        assertThat(A3_KEY.verify(JwsAlgorithm.ES256, input, key.sign(input))).isTrue();
    }

    @Test
    void a4_es512_isVerified() {
        VerificationKey key = Vectors.publicKey(Vectors.withoutPrivateMembers(A4_KEY));

        assertThat(Vectors.verifies(key, JwsAlgorithm.ES512, A4_TOKEN)).isTrue();
    }

    @Test
    void a4_privateKey_signsForItsPublicKey() {
        SigningKey key = Keys.parsePrivate(A4_KEY.toString(), JwsAlgorithm.ES512);
        VerificationKey publicKey = Vectors.publicKey(Vectors.withoutPrivateMembers(A4_KEY));
        byte[] input = Vectors.signingInput(A4_TOKEN);

        assertThat(publicKey.verify(JwsAlgorithm.ES512, input, key.sign(input))).isTrue();
    }

    @Test
    void a5_unsecured_isRejectedForItsAlgorithm() {
        String unsecured = RFC.at("/A.5/compact").asText();

        assertThat(JoeVerifier.of(A3_KEY).verify(unsecured))
                .isEqualTo(new Rejected(RejectionReason.ALGORITHM_NOT_ALLOWED));
    }

    @Test
    void a6_generalJson_isRejectedThoughASignatureOfItIsGood() {
        String general = RFC.at("/A.6/json").toString();

        assertThat(JoeVerifier.of(A3_KEY).verify(general)).isEqualTo(new Rejected(RejectionReason.MALFORMED_TOKEN));
    }

    @Test
    void a7_flattenedJson_isRejectedThoughItsSignatureIsGood() {
        String flattened = RFC.at("/A.7/json_flat").toString();

        assertThat(JoeVerifier.of(A3_KEY).verify(flattened)).isEqualTo(new Rejected(RejectionReason.MALFORMED_TOKEN));
    }
}
