package dev.ostiary.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ostiary.key.JwkSet;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.RfcVectors;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7517, JSON Web Key, by section. */
class Rfc7517Test {
    private static final JsonNode RFC = Vectors.read("rfc7517.json");

    @Test
    void a1_publicKeys_onlyTheOneForSignaturesIsUsed() {
        JwkSet set = Keys.parseJwkSet(RFC.get("A.1").toString());

        assertThat(set.skipped()).containsExactly("keys[0]: use is not sig but enc, for encryption");
        assertThat(set.keys()).singleElement().satisfies(key -> {
            assertThat(key.keyId()).contains("2011-04-29");
            assertThat(key.algorithms()).containsExactly(JwsAlgorithm.RS256);
        });
    }

    @Test
    void a2_privateKeys_areAllLeftOutOfASet() {
        JwkSet set = Keys.parseJwkSet(RFC.get("A.2").toString());

        assertThat(set.keys()).isEmpty();
        assertThat(set.skipped())
                .hasSize(2)
                .allMatch(why -> why.endsWith("holds a private key, which must not be here"));
    }

    @Test
    void a2_privateRsaKey_isRefusedAsAPublicOne() {
        String jwk = RFC.at("/A.2/keys/1").toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk))
                .withMessage("holds a private key, which must not be here");
    }

    @Test
    void a2_privateRsaKey_signsForThePublicOneOfA1() {
        SigningKey key = Keys.parsePrivate(RFC.at("/A.2/keys/1").toString(), JwsAlgorithm.RS256);
        VerificationKey publicKey = Vectors.publicKey(RFC.at("/A.1/keys/1").toString());
        byte[] input = "input".getBytes(StandardCharsets.US_ASCII);

        assertThat(key.keyId()).contains("2011-04-29");
        assertThat(publicKey.verify(JwsAlgorithm.RS256, input, key.sign(input))).isTrue();
    }

    @Test
    void a2_privateEcKey_isRefusedBecauseItIsForEncryption() {
        String jwk = RFC.at("/A.2/keys/0").toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(jwk, JwsAlgorithm.ES256))
                .withMessage("use is not sig but enc, for encryption");
    }

    @Test
    void a3_symmetricKeys_areAllLeftOutOfASet() {
        JwkSet set = Keys.parseJwkSet(RFC.get("A.3").toString());

        assertThat(set.keys()).isEmpty();
        assertThat(set.skipped()).hasSize(2).allMatch(why -> why.endsWith("kty is oct, a secret and no public key"));
    }

    @Test
    void a3_symmetricKey_isTheSecretOfRfc7515A1() {
        VerificationKey key = Vectors.secret(RFC.at("/A.3/keys/1")).verificationKey();

        assertThat(Vectors.verifies(key, JwsAlgorithm.HS256, RfcVectors.A1_TOKEN))
                .isTrue();
    }

    @Test
    void b_keyWithACertificate_isTheKeyOfThatCertificate() {
        VerificationKey key = Vectors.publicKey(RFC.get("B").toString());
        VerificationKey certified = Vectors.publicKey(RfcVectors.CERTIFICATE_PEM);

        assertThat(key.keyId()).contains("1b94c");
        assertThat(Keys.thumbprint(key)).isEqualTo(Keys.thumbprint(certified));
        assertThat(key.algorithms()).containsAll(Set.of(JwsAlgorithm.RS256, JwsAlgorithm.PS512));
    }
}
