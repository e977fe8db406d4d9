package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {
    private static final Optional<String> PASSWORD = Optional.of(CertifiedKeyFiles.TEST_PASSWORD);

    private static byte[] pkcs12() throws Exception {
        return Files.readAllBytes(Path.of(CertifiedKeyFiles.pkcs12().substring("file:".length())));
    }

    private static byte[] pem() {
        return CertifiedKeyFiles.pem().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void read_pemAndPkcs12_areTheSameKey() throws Exception {
        SigningKey fromPem = ClientCertificate.read(pem(), Optional.empty()).signingKey();
        SigningKey fromStore = ClientCertificate.read(pkcs12(), PASSWORD).signingKey();

        assertThat(fromPem.algorithm()).isEqualTo(JwsAlgorithm.ES256);
        assertThat(fromPem.keyId()).isPresent().isEqualTo(fromStore.keyId());
    }

    @Test
    void keyManagers_showTheCertificate() throws Exception {
        ClientCertificate certificate = ClientCertificate.read(pkcs12(), PASSWORD);

        X509KeyManager manager = (X509KeyManager) certificate.keyManagers()[0];

        String alias = manager.chooseClientAlias(new String[] {"EC"}, null, null);
        assertThat(manager.getCertificateChain(alias)).hasSize(1);
        assertThat(manager.getPrivateKey(alias)).isNotNull();
    }

    @Test
    void read_otherPassword_saysSoWithoutIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.read(pkcs12(), Optional.of("pl4nt3d")))
                .withMessage("its password is another one");
    }

    @Test
    void read_passwordForPem_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.read(pem(), PASSWORD))
                .withMessageContaining("PEM has none");
    }

    @Test
    void read_javaKeyStore_namesTheCommandThatConvertsIt() {
        byte[] jks = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED, 0, 0, 0, 2};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.read(jks, PASSWORD))
                .withMessageContaining("keytool -importkeystore");
    }

    @Test
    void read_certificateWithoutItsKey_isRefused() {
        byte[] alone = CertifiedKeyFiles.pem()
                .replaceFirst("(?s)-----BEGIN PRIVATE KEY.*?END PRIVATE KEY-----\n", "")
                .getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.read(alone, Optional.empty()))
                .withMessageContaining("PRIVATE KEY and CERTIFICATE");
    }

    @Test
    void read_keyOfAnother_isRefused() {
        String other = Keys.toPem(Keys.generate(JwsAlgorithm.ES256));
        byte[] mixed = CertifiedKeyFiles.pem()
                .replaceFirst("(?s)-----BEGIN PRIVATE KEY.*?END PRIVATE KEY-----", other)
                .getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.read(mixed, Optional.empty()))
                .withMessageContaining("do not belong together");
    }

    @Test
    void read_expired_isRefused(@TempDir Path folder) throws Exception {
        Path file = new Keytool(folder).server("old.p12", "-startdate", "-30d", "-validity", "1");
        byte[] expired = Files.readAllBytes(file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.read(expired, PASSWORD))
                .withMessageContaining("has expired");
    }

    @Test
    void toString_showsNoKey() throws Exception {
        assertThat(ClientCertificate.read(pkcs12(), PASSWORD)).hasToString("ClientCertificate[1]");
    }
}
