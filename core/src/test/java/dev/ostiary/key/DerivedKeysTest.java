package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedKeysTest {
    private static final byte[] INPUT = "header.payload".getBytes();

    private static SigningKey secret(JwsAlgorithm algorithm) {
        return Keys.generateSecret(algorithm).signingKey(algorithm);
    }

    private static boolean verifies(KeyRing ring, SigningKey signedBy, String keyId) {
        byte[] signature = signedBy.sign(INPUT);
        return ring.find(new KeyQuery(signedBy.algorithm(), keyId)) instanceof KeyLookup.Found found
                && found.candidates().stream()
                        .anyMatch(key -> key.verify(signedBy.algorithm(), INPUT, signature));
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "HS384", "HS512"})
    void derived_fromASecret_verifyWhatTheySignAndNothingElse(JwsAlgorithm algorithm) {
        KeyRing ring = KeyRing.of(secret(algorithm));
        KeyRing derived = ring.derived("one");
        String id = ring.signingKey().keyId().orElseThrow();

        assertThat(derived.signingKey().keyId()).contains(id);
        assertThat(derived.signingKey().algorithm()).isEqualTo(algorithm);
        assertThat(derived.algorithms()).isEqualTo(ring.algorithms());
        assertThat(verifies(derived, derived.signingKey(), id)).isTrue();
        assertThat(verifies(ring.derived("one"), derived.signingKey(), id)).isTrue();
        assertThat(verifies(ring, derived.signingKey(), id)).isFalse();
        assertThat(verifies(derived, ring.signingKey(), id)).isFalse();
        assertThat(verifies(ring.derived("two"), derived.signingKey(), id)).isFalse();
    }

    @Test
    void derived_fromSeveralSecrets_haveATwinEach() {
        SigningKey current = secret(JwsAlgorithm.HS256).withKeyId("a");
        SigningKey next = secret(JwsAlgorithm.HS256).withKeyId("b");
        SigningKey signed = KeyRing.of(current, next).derived("one").signingKey();

        KeyRing rotated = KeyRing.of(next, current).derived("one");

        assertThat(verifies(rotated, signed, "a")).isTrue();
        assertThat(verifies(rotated, signed, "b")).isFalse();
        assertThat(rotated.signingKey().keyId()).contains("b");
    }

    @Test
    void derived_fromKeyPairs_areTheSame() {
        KeyRing ring = KeyRing.of(Keys.generate(JwsAlgorithm.ES256));

        assertThat(ring.derived("one")).isSameAs(ring);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00e4", "a\nb"})
    void derived_labelThatIsNoPrintableAscii_isRefused(String label) {
        List<KeyRing> rings = List.of(
                KeyRing.of(secret(JwsAlgorithm.HS256)), KeyRing.of(Keys.generate(JwsAlgorithm.ES256)));

        assertThat(rings)
                .allSatisfy(ring -> assertThatIllegalArgumentException().isThrownBy(() -> ring.derived(label)));
        assertThatIllegalArgumentException().isThrownBy(() -> rings.get(0).derived("a".repeat(101)));
    }

    @Test
    void toString_ofDerived_showsNoKey() {
        assertThat(KeyRing.of(secret(JwsAlgorithm.HS256)).derived("one"))
                .hasToString("KeyRing[signs with HS256, 1 keys]");
    }
}
