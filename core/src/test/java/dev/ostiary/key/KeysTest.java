package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
    private static final byte[] INPUT = {1, 2, 3};

    @ParameterizedTest
    @CsvSource({"HS256, 32", "HS384, 48", "HS512, 64"})
    void generateSecret_forAHash_isAsLongAsIt(JwsAlgorithm algorithm, int length) {
        HmacSecret secret = Keys.generateSecret(algorithm);

        assertThat(secret).hasToString("HmacSecret[" + length + " bytes]");
        assertThat(secret.signingKey(algorithm).algorithm()).isEqualTo(algorithm);
    }

    @Test
    void generateSecret_twice_isAnother() {
        assertThat(Keys.toText(Keys.generateSecret(JwsAlgorithm.HS256)))
                .isNotEqualTo(Keys.toText(Keys.generateSecret(JwsAlgorithm.HS256)));
    }

    @Test
    void generateSecret_algorithmWithoutSecret_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.generateSecret(JwsAlgorithm.ES256))
                .withMessageContaining("Keys.generate");
    }

    @Test
    void toText_ofASecret_isReadBackAsTheSame() {
        HmacSecret secret = Keys.generateSecret(JwsAlgorithm.HS512);

        HmacSecret again = HmacSecret.ofText(Keys.toText(secret));

        assertThat(Keys.toText(secret)).startsWith("base64url:");
        assertThat(again.verificationKey()
                        .verify(
                                JwsAlgorithm.HS512,
                                INPUT,
                                secret.signingKey(JwsAlgorithm.HS512).sign(INPUT)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HS.*")
    void generate_keyPair_signsUnderItsThumbprint(JwsAlgorithm algorithm) {
        SigningKey key = Keys.generate(algorithm);

        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.keyId()).contains(Keys.thumbprint(key.verificationKey()));
        assertThat(key.verificationKey().verify(algorithm, INPUT, key.sign(INPUT)))
                .isTrue();
    }

    @Test
    void generate_rsa_has2048Bits() {
        RSAPublicKey key = (RSAPublicKey)
                Keys.generate(JwsAlgorithm.RS512).verificationKey().publicKey().orElseThrow();

        assertThat(key.getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void generate_hmac_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.generate(JwsAlgorithm.HS256))
                .withMessageContaining("Keys.generateSecret");
    }
}
