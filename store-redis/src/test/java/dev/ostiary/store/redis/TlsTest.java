package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.key.LoggedLines;
import dev.ostiary.store.Samples;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks TLS only. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private KeyStore keyPairOf(String subjectAlternativeName) throws Exception {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "redis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=redis",
                        "-ext",
                        "SAN=" + subjectAlternativeName,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private RedisServer server(KeyStore keys) throws Exception {
        Path certificate = pem("CERTIFICATE", keys.getCertificate("redis").getEncoded());
        Path key = pem("PRIVATE KEY", keys.getKey("redis", PASSWORD).getEncoded());
        return RedisServer.volatileOne(
                "--port",
                "0",
                "--tls-port",
                "%PORT%",
                "--tls-auth-clients",
                "no",
                "--tls-cert-file",
                certificate.toString(),
                "--tls-key-file",
                key.toString(),
                "--tls-ca-cert-file",
                certificate.toString());
    }

    private Path pem(String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return Files.writeString(
                folder.resolve(kind + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("redis", keys.getCertificate("redis"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String uri(RedisServer server) {
        return "rediss://127.0.0.1:" + server.port();
    }

    @Test
    void anyMethod_trustedServerOfThatName_works() throws Exception {
        KeyStore keys = keyPairOf("ip:127.0.0.1");
        try (RedisServer server = server(keys);
                TokenStateStore store = server.store()
                        .uri(uri(server))
                        .sslContext(trusting(keys))
                        .build()) {
            store.registerOneTime(Samples.oneTime("a", Instant.now().plusSeconds(3_600)));

            assertThat(store.consumeOneTime("a")).isTrue();
        }
    }

    /** Both are dialled by their addresses, which the certificate names. */
    @Test
    void anyMethod_sentinelAndServerOverTls_works() throws Exception {
        KeyStore keys = keyPairOf("ip:127.0.0.1");
        try (RedisServer server = server(keys);
                RedisServer sentinel = RedisServer.sentinelOverTls(
                        Engine.USUAL,
                        "tls-auth-clients no",
                        "tls-replication yes",
                        "tls-cert-file " + folder.resolve("CERTIFICATE.pem"),
                        "tls-key-file \"" + folder.resolve("PRIVATE KEY.pem") + "\"",
                        "tls-ca-cert-file " + folder.resolve("CERTIFICATE.pem"),
                        "sentinel monitor shop 127.0.0.1 " + server.port() + " 1")) {
            String uri = "rediss-sentinel://" + sentinel.hostAndPort() + "/shop";
            try (TokenStateStore store =
                            server.store().uri(uri).sslContext(trusting(keys)).build();
                    TokenStateStore untrusting = server.store().uri(uri).build()) {
                assertThat(store.session("s")).isEmpty();
                assertThatExceptionOfType(StoreUnavailableException.class)
                        .isThrownBy(() -> untrusting.session("s"))
                        .withMessageContaining("unable to find valid certification path");
            }
        }
    }

    @Test
    void anyMethod_trustedServerOfAnotherName_isUnavailable() throws Exception {
        KeyStore keys = keyPairOf("dns:redis.example.test");
        try (RedisServer server = server(keys);
                TokenStateStore store = server.store()
                        .uri(uri(server))
                        .sslContext(trusting(keys))
                        .build()) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> store.session("s"))
                    .withMessageContaining("No subject alternative names");
        }
    }

    @Test
    void anyMethod_serverThatNobodyTrusts_isUnavailable() throws Exception {
        KeyStore keys = keyPairOf("ip:127.0.0.1");
        try (RedisServer server = server(keys);
                LoggedLines lines = LoggedLines.of(RedisTokenStateStore.class);
                TokenStateStore store = server.store().uri(uri(server)).build()) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> store.session("s"))
                    .withMessageContaining("SSLHandshakeException: ")
                    .withMessageContaining("unable to find valid certification path");
            assertThat(lines.all()).singleElement().asString().contains("unable to find valid certification path");
        }
    }

    @Test
    void anyMethod_withoutTls_isUnavailable() throws Exception {
        try (RedisServer server = server(keyPairOf("ip:127.0.0.1"));
                TokenStateStore store = server.store().build()) {
            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
        }
    }
}
