package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RfcVectorsTest {

    @Test
    void rfc7515AppendixA1_hs256_isSignedAndVerified() {
        HmacSecret secret = HmacSecret.ofText(RfcVectors.A1_SECRET);

        assertThat(secret.signingKey(JwsAlgorithm.HS256).sign(signingInput(RfcVectors.A1_TOKEN)))
                .isEqualTo(signature(RfcVectors.A1_TOKEN));
        assertThat(verifies(secret.verificationKey(), JwsAlgorithm.HS256, RfcVectors.A1_TOKEN))
                .isTrue();
    }

    @Test
    void rfc7515AppendixA2_rs256_isVerified() {
        assertThat(verifies(onlyKey(RfcVectors.A2_JWK), JwsAlgorithm.RS256, RfcVectors.A2_TOKEN))
                .isTrue();
    }

    @Test
    void rfc7515AppendixA3_es256_isVerified() {
        assertThat(verifies(onlyKey(RfcVectors.A3_JWK), JwsAlgorithm.ES256, RfcVectors.A3_TOKEN))
                .isTrue();
    }

    @Test
    void rfc7515AppendixA3_privateKey_signsForItsPublicKey() {
        SigningKey key = Keys.parsePrivate(RfcVectors.A3_PRIVATE_JWK, JwsAlgorithm.ES256);
        byte[] input = signingInput(RfcVectors.A3_TOKEN);

        assertThat(onlyKey(RfcVectors.A3_JWK).verify(JwsAlgorithm.ES256, input, key.sign(input)))
                .isTrue();
    }

    @Test
    void rfc8037AppendixA4_ed25519_isSigned() {
        SigningKey key = Keys.parsePrivate(RfcVectors.OKP_PRIVATE_JWK, JwsAlgorithm.EDDSA);

        assertThat(key.sign(signingInput(RfcVectors.OKP_TOKEN))).isEqualTo(signature(RfcVectors.OKP_TOKEN));
    }

    @Test
    void rfc8037AppendixA5_ed25519_isVerified() {
        assertThat(verifies(onlyKey(RfcVectors.OKP_JWK), JwsAlgorithm.EDDSA, RfcVectors.OKP_TOKEN))
                .isTrue();
    }

    private static boolean verifies(VerificationKey key, JwsAlgorithm algorithm, String token) {
        return key.verify(algorithm, signingInput(token), signature(token));
    }

    private static VerificationKey onlyKey(String jwk) {
        return Keys.parsePublic(jwk).keys().get(0);
    }

    private static byte[] signingInput(String token) {
        return token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }
}
