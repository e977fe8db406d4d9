package dev.ostiary.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PEM as OpenSSL 3.0 writes it, of test keys made for this: read, and written again to the byte but for the last newline. */
class OpensslTest {

    @ParameterizedTest
    @CsvSource({"rsa, RS256", "ec256, ES256", "ec384, ES384", "ec521, ES512", "ed25519, EDDSA"})
    void publicKey_readAndWritten_isOpensslsText(String name, JwsAlgorithm algorithm) throws IOException {
        String pem = pem("test-" + name + "-spki.pem");

        StaticKeys keys = Keys.parsePublic(pem);

        assertThat(Keys.toPem(keys.keys().get(0)) + "\n").isEqualTo(pem);
        assertThat(keys.algorithms()).contains(algorithm);
    }

    @ParameterizedTest
    @CsvSource({"rsa, PS512", "ec256, ES256", "ec384, ES384", "ec521, ES512", "ed25519, EDDSA"})
    void privateKey_readAndWritten_isOpensslsText(String name, JwsAlgorithm algorithm) throws IOException {
        String pem = pem("test-" + name + "-pkcs8.pem");

        SigningKey key = Keys.parsePrivate(pem, algorithm);

        assertThat(Keys.toPem(key) + "\n").isEqualTo(pem);
        assertThat(Keys.toPem(key.verificationKey()) + "\n").isEqualTo(pem("test-" + name + "-spki.pem"));
    }

    private static String pem(String name) throws IOException {
        try (InputStream resource = OpensslTest.class.getResourceAsStream("/vectors/openssl/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
