package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from a server whose certificate the platform does not know, and that asks for a token: Kubernetes is one. */
class ProviderTrustTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SET = Keys.toJwkSet(List.of(KEY_A));

    @TempDir
    private static Path folder;

    private static Path certificate;
    private static Path pem;
    private static Path trustStore;
    private static Path otherPem;

    private TlsServer server;

    @BeforeAll
    static void make() {
        Keytool keytool = new Keytool(folder);
        certificate = keytool.localServer("server.p12");
        pem = keytool.pemOf(certificate, "server.pem");
        trustStore = keytool.trusting(pem, "trust.p12");
        otherPem = keytool.pemOf(keytool.localServer("other.p12"), "other.pem");
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        server = new TlsServer(certificate).on("/jwks", SET);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static TrustedAuthorities trusted(Path file) throws IOException {
        return TrustedAuthorities.read(Files.readAllBytes(file), Optional.empty());
    }

    private static JwksStatus statusAfterAsking(RemoteJwksBuilder builder) {
        try (RemoteJwks keys = builder.timeout(LONG).build()) {
            keys.find(query("a"));
            return keys.status();
        }
    }

    @Test
    void find_authorityInPem_fetches() throws IOException {
        JwksStatus status = statusAfterAsking(RemoteJwks.at(server.uri("/jwks")).authorities(trusted(pem)));

        assertThat(status.lastFaultDetail()).isEmpty();
        assertThat(status.keys()).isOne();
    }

    @Test
    void find_authorityInPkcs12_fetches() throws IOException {
        TrustedAuthorities authorities =
                TrustedAuthorities.read(Files.readAllBytes(trustStore), Optional.of(Keytool.TEST_PASSWORD));

        JwksStatus status = statusAfterAsking(RemoteJwks.at(server.uri("/jwks")).authorities(authorities));

        assertThat(status.lastFaultDetail()).isEmpty();
        assertThat(status.keys()).isOne();
    }

    @Test
    void find_platformsAuthorities_isATlsFaultThatNamesTheSetting() {
        JwksStatus status = statusAfterAsking(RemoteJwks.at(server.uri("/jwks")));

        assertThat(status.lastFault()).contains(JwksFault.TLS);
        assertThat(status.lastFaultDetail().orElseThrow())
                .contains(
                        "comes from no authority that is trusted here",
                        "provider-truststore",
                        "(" + server.uri("/jwks"));
    }

    /** Those of the platform do not count beside them, nor do others. */
    @Test
    void find_otherAuthority_isATlsFault() throws IOException {
        assertThat(statusAfterAsking(RemoteJwks.at(server.uri("/jwks")).authorities(trusted(otherPem)))
                        .lastFault())
                .contains(JwksFault.TLS);
    }

    @Test
    void find_certificateForAnotherHost_isNamedSo() throws IOException, GeneralSecurityException {
        Keytool keytool = new Keytool(folder);
        Path elsewhere = keytool.server("elsewhere.p12", "-ext", "san=dns:elsewhere.test", "-validity", "2");
        try (TlsServer other = new TlsServer(elsewhere).on("/jwks", SET)) {
            JwksStatus status = statusAfterAsking(
                    RemoteJwks.at(other.uri("/jwks")).authorities(trusted(keytool.pemOf(elsewhere, "elsewhere.pem"))));

            assertThat(status.lastFaultDetail().orElseThrow())
                    .startsWith("the server's certificate is for another host name");
        }
    }

    @Test
    void find_tokenFile_isSentWithDiscoveryAndKeysAndReadAnew() throws IOException {
        server.on(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + server.origin() + "\",\"jwks_uri\":\"" + server.uri("/jwks") + "\"}");
        Path token = Files.writeString(folder.resolve("token"), "first.token\n");
        try (RemoteJwks keys = RemoteJwks.discoveredFrom(server.origin())
                .authorities(trusted(pem))
                .tokenFile(token)
                .timeout(LONG)
                .build()) {
            assertThat(keys.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
        }
        Files.writeString(token, "second.token");
        statusAfterAsking(
                RemoteJwks.at(server.uri("/jwks")).authorities(trusted(pem)).tokenFile(token));

        assertThat(server.authorizations())
                .containsExactly(
                        Optional.of("Bearer first.token"),
                        Optional.of("Bearer first.token"),
                        Optional.of("Bearer second.token"));
    }

    @Test
    void find_withoutTokenFile_sendsNone() throws IOException {
        statusAfterAsking(RemoteJwks.at(server.uri("/jwks")).authorities(trusted(pem)));

        assertThat(server.authorizations()).containsExactly(Optional.empty());
    }

    @Test
    void find_tokenFileMissing_failsAndWorksOnceItIsThere() throws IOException {
        Path token = folder.resolve("late");
        RemoteJwksBuilder builder =
                RemoteJwks.at(server.uri("/jwks")).authorities(trusted(pem)).tokenFile(token);

        JwksStatus before = statusAfterAsking(builder);
        Files.writeString(token, "a.b.c");

        assertThat(before.lastFault()).contains(JwksFault.NO_TOKEN);
        assertThat(before.lastFaultDetail().orElseThrow()).contains("'" + token + "'", "does not exist");
        assertThat(statusAfterAsking(builder).keys()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "pl4nt3d two", "pl4nt3d\r\nX-Other: 1", "{\"pl4nt3d\":1}", "pl4nt3d\u00e9"})
    void find_tokenFileWithSomethingElse_sendsNothingAndShowsNothingOfIt(String text) throws IOException {
        Path token = Files.writeString(folder.resolve("wrong"), text);

        JwksStatus status = statusAfterAsking(
                RemoteJwks.at(server.uri("/jwks")).authorities(trusted(pem)).tokenFile(token));

        assertThat(status.lastFaultDetail().orElseThrow())
                .contains("holds no token")
                .doesNotContain("pl4nt3d");
        assertThat(server.authorizations()).isEmpty();
    }

    @Test
    void build_fetcherBesideAuthoritiesOrTokenFile_isRefused() throws IOException {
        RemoteJwksBuilder builder =
                RemoteJwks.at(URI.create("https://id.example/jwks")).fetcher(new StubFetcher());

        assertThatThrownBy(() -> builder.tokenFile(folder).build()).hasMessageContaining("fetcher: was given");
        assertThatThrownBy(() -> RemoteJwks.at(URI.create("https://id.example/jwks"))
                        .fetcher(new StubFetcher())
                        .authorities(trusted(pem))
                        .build())
                .hasMessageContaining("fetcher: was given");
    }

    @Test
    void read_fileWithAPrivateKey_isRefused() throws IOException {
        byte[] content = Files.readAllBytes(certificate);

        assertThatThrownBy(() -> TrustedAuthorities.read(content, Optional.of(Keytool.TEST_PASSWORD)))
                .hasMessageContaining("holds a private key");
        String both = Files.readString(pem) + PemBlock.write("PRIVATE KEY", new byte[] {1});
        assertThatThrownBy(() -> TrustedAuthorities.read(both.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .hasMessageContaining("holds a private key");
    }

    @Test
    void read_expiredAlone_isRefusedAndBesideAnotherLeftOut() throws IOException {
        Keytool keytool = new Keytool(folder);
        Path expired =
                keytool.pemOf(keytool.server("expired.p12", "-startdate", "-9d", "-validity", "3"), "expired.pem");
        String both = Files.readString(expired) + Files.readString(pem);

        assertThatThrownBy(() -> trusted(expired)).hasMessageContaining("every certificate in it has expired");
        assertThat(TrustedAuthorities.read(both.getBytes(StandardCharsets.UTF_8), Optional.empty())
                        .size())
                .isOne();
    }

    @Test
    void read_otherPassword_isNamedSo() throws IOException {
        byte[] content = Files.readAllBytes(trustStore);

        assertThatThrownBy(() -> TrustedAuthorities.read(content, Optional.of("pl4nt3d")))
                .hasMessage("its password is another one");
        assertThatThrownBy(() -> TrustedAuthorities.read(content, Optional.empty()))
                .hasMessageContaining("give its password");
        assertThatThrownBy(() -> TrustedAuthorities.read(Files.readAllBytes(pem), Optional.of("pl4nt3d")))
                .hasMessageContaining("PEM has none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "\u0030x"})
    void read_withoutCertificate_isRefused(String text) {
        assertThatThrownBy(() -> TrustedAuthorities.read(text.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PKCS#12");
    }
}
