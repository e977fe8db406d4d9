package dev.ostiary.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ostiary.key.JwkSet;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.VerificationKey;
import java.nio.charset.StandardCharsets;

/**
 * Keys as PEM, JWK and JWK set: each text is a key or an {@link IllegalArgumentException}, and a key that was read is
 * the same key when it has been written and read again.
 */
class KeyTextFuzzTest {
    private static final byte[] INPUT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    @FuzzTest(maxDuration = "1m")
    void parsePublic(byte[] input) {
        try {
            Keys.parsePublic(text(input)).keys().forEach(KeyTextFuzzTest::assertSurvivesWriting);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "1m")
    void parseJwkSet(byte[] input) {
        JwkSet set;
        try {
            set = Keys.parseJwkSet(text(input));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }

        set.keys().forEach(KeyTextFuzzTest::assertSurvivesWriting);
    }

    @FuzzTest(maxDuration = "1m")
    void parsePrivateEc(byte[] input) {
        assertSignsForItself(input, JwsAlgorithm.ES256);
    }

    @FuzzTest(maxDuration = "1m")
    void parsePrivateEd25519(byte[] input) {
        assertSignsForItself(input, JwsAlgorithm.EDDSA);
    }

    @FuzzTest(maxDuration = "1m")
    void parsePrivateRsa(byte[] input) {
        assertSignsForItself(input, JwsAlgorithm.RS256);
    }

    private static void assertSurvivesWriting(VerificationKey key) {
        VerificationKey again = Keys.parsePublic(Keys.toPem(key)).keys().get(0);

        assertThat(Keys.thumbprint(again)).isEqualTo(Keys.thumbprint(key));
    }

    private static void assertSignsForItself(byte[] input, JwsAlgorithm algorithm) {
        SigningKey key;
        try {
            key = Keys.parsePrivate(text(input), algorithm);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }

        assertThat(key.verificationKey().verify(algorithm, INPUT, key.sign(INPUT)))
                .isTrue();
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
