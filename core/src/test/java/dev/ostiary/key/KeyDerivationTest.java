package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDerivationTest {
    private static final byte[] TEST_SECRET =
            "a-test-secret-with-many-different-bytes-0123456789".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MESSAGE = {1, 2, 3};

    private static KeyDerivation derivation() {
        return KeyDerivation.of(TEST_SECRET, "https://id.example client");
    }

    @Test
    void sameSecretSaltAndLabel_onAnotherNode_giveTheSameKeys() {
        byte[] sealed = derivation().sealingKey("a").encrypt(MESSAGE, new byte[0]);

        assertThat(derivation().sealingKey("a").decrypt(sealed, new byte[0])).contains(MESSAGE);
        assertThat(derivation().sealingKey("a").keyId())
                .isEqualTo(derivation().sealingKey("a").keyId());
        assertThat(derivation().mac("a", MESSAGE)).isEqualTo(derivation().mac("a", MESSAGE));
        assertThat(derivation().signingKeys("a").signingKey().keyId())
                .isEqualTo(derivation().signingKeys("a").signingKey().keyId());
    }

    @Test
    void otherSecretSaltOrLabel_giveOtherKeys() {
        byte[] mac = derivation().mac("a", MESSAGE);

        assertThat(derivation().mac("b", MESSAGE)).isNotEqualTo(mac);
        assertThat(KeyDerivation.of(TEST_SECRET, "other").mac("a", MESSAGE)).isNotEqualTo(mac);
        assertThat(KeyDerivation.random().mac("a", MESSAGE)).isNotEqualTo(mac);
        assertThat(derivation().sealingKey("b").keyId())
                .isNotEqualTo(derivation().sealingKey("a").keyId());
    }

    @Test
    void signingKeys_whatTheySign_theyVerify() {
        KeyRing ring = derivation().signingKeys("a");
        byte[] signature = ring.signingKey().sign(MESSAGE);

        assertThat(ring.signingKey().verificationKey().verify(JwsAlgorithm.HS256, MESSAGE, signature)).isTrue();
    }

    @Test
    void of_signingKeyOfAPair_derivesFromItsPrivateHalf() {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256);
        Optional<KeyDerivation> first = KeyDerivation.of(key, "s");

        assertThat(first.orElseThrow().mac("a", MESSAGE))
                .isEqualTo(KeyDerivation.of(key, "s").orElseThrow().mac("a", MESSAGE));
    }

    @Test
    void of_31Bytes_isRefused() {
        assertThatThrownBy(() -> KeyDerivation.of(new byte[31], "")).hasMessage("secret: expected at least 32 bytes, got 31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ä", "a\n"})
    void label_thatIsNone_isRefused(String label) {
        assertThatThrownBy(() -> derivation().sealingKey(label)).hasMessageStartingWith("label:");
    }

    @Test
    void toString_showsNothing() {
        assertThat(derivation()).hasToString("KeyDerivation[HKDF-SHA-256]");
    }
}
