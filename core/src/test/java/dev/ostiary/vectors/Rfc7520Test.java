package dev.ostiary.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.VerificationKey;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 7520, Examples of Protecting Content Using JOSE, by section. Their payload is text, not claims. */
class Rfc7520Test {
    private static final JsonNode RFC = Vectors.read("rfc7520.json");
    private static final String KEY_ID = "bilbo.baggins@hobbiton.example";
    private static final VerificationKey EC = Vectors.publicKey(RFC.get("3.1").toString());
    private static final VerificationKey RSA = Vectors.publicKey(RFC.get("3.3").toString());
    private static final HmacSecret SECRET = Vectors.secret(RFC.get("3.5"));

    @Test
    void section31_ecPublicKey_isForEs512() {
        assertThat(EC.keyId()).contains(KEY_ID);
        assertThat(EC.algorithms()).containsExactly(JwsAlgorithm.ES512);
    }

    @Test
    void section32_ecPrivateKey_signsForThePublicKeyOfSection31() {
        SigningKey key = Keys.parsePrivate(RFC.get("3.2").toString(), JwsAlgorithm.ES512);
        byte[] input = Vectors.signingInput(compact("4.3"));

        assertThat(key.keyId()).contains(KEY_ID);
        assertThat(EC.verify(JwsAlgorithm.ES512, input, key.sign(input))).isTrue();
    }

    @Test
    void section33_rsaPublicKey_isForRsaAlone() {
        assertThat(RSA.keyId()).contains(KEY_ID);
        assertThat(RSA.algorithms()).contains(JwsAlgorithm.RS256, JwsAlgorithm.PS384);
    }

    @Test
    void section34_rsaPrivateKey_signsSection41ByteForByte() {
        SigningKey key = Keys.parsePrivate(RFC.get("3.4").toString(), JwsAlgorithm.RS256);

        byte[] signature = key.sign(Vectors.signingInput(compact("4.1")));

        assertThat(signature).isEqualTo(Vectors.signature(compact("4.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "3.6"})
    void section35And36_symmetricKeys_areNoPublicKeys(String section) {
        String jwk = RFC.get(section).toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk))
                .withMessage("kty is oct, a secret and no public key");
    }

    @Test
    void section41_rs256_isVerified() {
        assertThat(Vectors.verifies(RSA, JwsAlgorithm.RS256, compact("4.1"))).isTrue();
    }

    @Test
    void section41_rs256_isNotVerifiedAsAnotherAlgorithmOfTheKey() {
        assertThat(Vectors.verifies(RSA, JwsAlgorithm.PS256, compact("4.1"))).isFalse();
    }

    @Test
    void section42_ps384_isVerified() {
        assertThat(Vectors.verifies(RSA, JwsAlgorithm.PS384, compact("4.2"))).isTrue();
    }

    @Test
    void section43_es512_isVerified() {
        assertThat(Vectors.verifies(EC, JwsAlgorithm.ES512, compact("4.3"))).isTrue();
    }

    @Test
    void section44_hs256_isSignedByteForByte() {
        byte[] signature = SECRET.signingKey(JwsAlgorithm.HS256).sign(Vectors.signingInput(compact("4.4")));

        assertThat(signature).isEqualTo(Vectors.signature(compact("4.4")));
    }

    @Test
    void section44_hs256_isVerified() {
        assertThat(Vectors.verifies(SECRET.verificationKey(), JwsAlgorithm.HS256, compact("4.4")))
                .isTrue();
    }

    @Test
    void section44_payloadThatIsNoClaimsSet_isRejectedAsMalformed() {
        assertThat(verifier().verify(compact("4.4"))).isEqualTo(new Rejected(RejectionReason.MALFORMED_TOKEN));
    }

    @Test
    void section45_detachedContent_isRejectedAsMalformed() {
        assertThat(verifier().verify(compact("4.5"))).isEqualTo(new Rejected(RejectionReason.MALFORMED_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/4.4/json",
                "/4.4/json_flat",
                "/4.5/json",
                "/4.5/json_flat",
                "/4.6/json",
                "/4.6/json_flat",
                "/4.7/json",
                "/4.7/json_flat",
                "/4.8/json"
            })
    void section44To48_jsonSerialization_isRejectedAsMalformed(String pointer) {
        assertThat(verifier().verify(RFC.at(pointer).toString()))
                .isEqualTo(new Rejected(RejectionReason.MALFORMED_TOKEN));
    }

    @Test
    void section6_signatureWithinEncryption_isRejectedAsEncrypted() {
        assertThat(verifier().verify(compact("6"))).isEqualTo(new Rejected(RejectionReason.ENCRYPTED_NOT_ALLOWED));
    }

    private static JwtVerifier verifier() {
        return JoeVerifier.of(SECRET.verificationKey());
    }

    private static String compact(String section) {
        return RFC.at("/" + section + "/compact").asText();
    }
}
