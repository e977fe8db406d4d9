package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCertificateTest {
    @TempDir
    private static Path folder;

    private static Path store;
    private static String certificate;

    @BeforeAll
    static void make() throws Exception {
        Keytool keytool = new Keytool(folder);
        store = keytool.localServer("client.p12");
        certificate = Files.readString(keytool.pemOf(store, "client.pem"));
    }

    private static String key() {
        return Keys.toPem(Keys.generate(JwsAlgorithm.ES256));
    }

    private static ClientCertificate read(String text) {
        return ClientCertificate.read(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    @Test
    void read_pkcs12_hasItsKey() throws Exception {
        ClientCertificate read = ClientCertificate.read(Files.readAllBytes(store), Optional.of(Keytool.TEST_PASSWORD));

        assertThat(read.keyManagers()).hasSize(1);
        assertThat(read).hasToString("ClientCertificate[1]");
    }

    @Test
    void read_pemInAnyOrder_hasItsKey() {
        assertThat(read(certificate + key())).hasToString("ClientCertificate[1]");
        assertThat(read(key() + "\n" + certificate)).hasToString("ClientCertificate[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----"})
    void read_neitherPemNorPkcs12_isRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void read_certificateOrKeyAlone_isRefused() {
        assertThatThrownBy(() -> read(certificate)).hasMessageContaining("PRIVATE KEY");
        assertThatThrownBy(() -> read(key())).hasMessageContaining("CERTIFICATE");
    }

    @Test
    void read_otherPassword_isRefused() {
        assertThatThrownBy(() -> ClientCertificate.read(Files.readAllBytes(store), Optional.of("other")))
                .hasMessage("its password is another one");
    }
}
