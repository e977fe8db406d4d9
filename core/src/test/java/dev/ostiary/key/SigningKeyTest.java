package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeyTest {
    private static final byte[] INPUT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @EnumSource
    void sign_everyAlgorithm_isVerifiedByItsOwnKey(JwsAlgorithm algorithm) {
        SigningKey key = TestKeys.signing(algorithm);

        byte[] signature = key.sign(INPUT);

        assertThat(key.verificationKey().verify(algorithm, INPUT, signature)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void sign_everyAlgorithm_bindsTheInput(JwsAlgorithm algorithm) {
        SigningKey key = TestKeys.signing(algorithm);

        byte[] signature = key.sign("header.another".getBytes(StandardCharsets.US_ASCII));

        assertThat(key.verificationKey().verify(algorithm, INPUT, signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void verificationKey_ofASigningKey_isForThatAlgorithmAlone(JwsAlgorithm algorithm) {
        SigningKey key = TestKeys.signing(algorithm);

        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.verificationKey().algorithms()).containsExactly(algorithm);
    }

    @Test
    void withKeyId_bothHalves_haveTheId() {
        SigningKey key = TestKeys.signing(JwsAlgorithm.ES256).withKeyId("k1");

        assertThat(key.keyId()).contains("k1");
        assertThat(key.verificationKey().keyId()).contains("k1");
        assertThat(key.verificationKey().verify(JwsAlgorithm.ES256, INPUT, key.sign(INPUT)))
                .isTrue();
    }

    @Test
    void of_keysOfTwoPairs_isRefused() {
        KeyPair mixed = new KeyPair(TestKeys.OTHER_RSA.getPublic(), TestKeys.RSA.getPrivate());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(mixed, JwsAlgorithm.RS256))
                .withMessageContaining("do not belong together");
    }

    @Test
    void of_keysOfTwoKinds_isRefused() {
        KeyPair mixed = new KeyPair(TestKeys.P256.getPublic(), TestKeys.RSA.getPrivate());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(mixed, JwsAlgorithm.ES256))
                .withMessageContaining("do not belong together");
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "ES256", "ES512", "EDDSA", "RS256"})
    void of_algorithmThatDoesNotFit_isRefused(JwsAlgorithm algorithm) {
        KeyPair other = algorithm == JwsAlgorithm.RS256 ? TestKeys.P384 : TestKeys.RSA;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(other, algorithm))
                .withMessageContaining("none of [" + algorithm + "]");
    }

    @Test
    void toString_anyKey_showsTheAlgorithmOnly() {
        assertThat(TestKeys.signing(JwsAlgorithm.HS256).withKeyId("marker")).hasToString("SigningKey[HS256]");
        assertThat(TestKeys.signing(JwsAlgorithm.RS256)).hasToString("SigningKey[RS256]");
    }
}
