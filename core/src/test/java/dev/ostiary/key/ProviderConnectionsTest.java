package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderConnectionsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static ProviderConnections connections() {
        return connectionsTo("https://id.example", Optional.empty());
    }

    private static ProviderConnections connectionsTo(String issuer, Optional<URI> own) {
        return new ProviderConnections(
                Optional.empty(), Optional.empty(), new IssuerAddress(URI.create(issuer), own), false);
    }

    @Test
    void post_form_isSentAndItsAnswerRead() throws IOException {
        try (TestServer server = new TestServer();
                ProviderConnections connections = connections()) {
            server.on("/token", exchange -> {
                byte[] echo = exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "Application/JSON; charset=utf-8");
                exchange.sendResponseHeaders(400, echo.length);
                exchange.getResponseBody().write(echo);
            });

            HttpAnswer.Received answer = (HttpAnswer.Received)
                    connections.post(server.uri("/token"), Map.of("Authorization", "Basic x"), "a=b+c", LONG);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.contentType()).isEqualTo("application/json");
            assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("a=b+c");
        }
    }

    @Test
    void get_redirect_isNotFollowed() throws IOException {
        try (TestServer server = new TestServer();
                ProviderConnections connections = connections()) {
            server.on("/other", "{}").on("/a", exchange -> {
                exchange.getResponseHeaders().add("Location", "/other");
                exchange.sendResponseHeaders(302, -1);
            });

            HttpAnswer answer = connections.get(server.uri("/a"), Map.of(), LONG);

            assertThat(((HttpAnswer.Received) answer).status()).isEqualTo(302);
            assertThat(server.asked()).containsExactly("/a");
        }
    }

    @Test
    void get_bodyOf64KiB_isReadAndOneByteMoreIsNot() throws IOException {
        try (TestServer server = new TestServer();
                ProviderConnections connections = connections()) {
            server.on("/a", "x".repeat(65_536)).on("/b", "x".repeat(65_537));

            assertThat(connections.get(server.uri("/a"), Map.of(), LONG)).isInstanceOf(HttpAnswer.Received.class);
            assertThat(((HttpAnswer.Broken) connections.get(server.uri("/b"), Map.of(), LONG)).fault())
                    .isEqualTo(JwksFault.TOO_LARGE);
        }
    }

    @Test
    void get_answerWithDate_tellsTheServersTime() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.sending(answer);
                ProviderConnections connections = connections()) {
            HttpAnswer.Received received = (HttpAnswer.Received) connections.get(server.uri(), Map.of(), LONG);

            assertThat(received.date()).contains(Instant.parse("1994-11-06T08:49:37Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Date: yesterday\r\n", "Date: 784111777\r\n", "Date: \r\n"})
    void get_answerWithoutGoodDate_tellsNone(String field) throws IOException {
        String answer = "HTTP/1.1 200 OK\r\n" + field + "Content-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.sending(answer);
                ProviderConnections connections = connections()) {
            HttpAnswer.Received received = (HttpAnswer.Received) connections.get(server.uri(), Map.of(), LONG);

            assertThat(received.date()).isEmpty();
        }
    }

    @Test
    void get_bodyThatNeverEnds_isGivenUpInTime() throws IOException {
        try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                ProviderConnections connections = connections()) {
            HttpAnswer answer = connections.get(server.uri(), Map.of(), Duration.ofMillis(300));

            assertThat(answer).isInstanceOf(HttpAnswer.Broken.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://id.example/", "https://user@id.example/", "https://id.example/#f", "ftp://id.example/"})
    void get_addressThatMayNotBeAsked_isNot(String uri) {
        try (ProviderConnections connections = connections()) {
            assertThat(((HttpAnswer.Broken) connections.get(URI.create(uri), Map.of(), LONG)).fault())
                    .isEqualTo(JwksFault.FORBIDDEN_URI);
        }
    }

    @Test
    void get_issuersOrigin_goesToItsAddressForThisNode() throws IOException {
        try (TestServer server = new TestServer();
                ProviderConnections connections =
                        connectionsTo("https://id.example/realms/a", Optional.of(URI.create(server.origin())))) {
            server.on("/realms/a/userinfo?x=y", "{}");

            HttpAnswer answer = connections.get(URI.create("https://id.example/realms/a/userinfo?x=y"), Map.of(), LONG);

            assertThat(((HttpAnswer.Received) answer).status()).isEqualTo(200);
            assertThat(connections
                            .fetcher()
                            .fetch(new FetchRequest(URI.create("https://id.example/keys"), Optional.empty(), LONG)))
                    .isInstanceOf(FetchOutcome.Failed.class);
            assertThat(server.asked()).containsExactly("/realms/a/userinfo?x=y", "/keys");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://keycloak:8080", "https://k/path", "https://k?x", "keycloak"})
    void issuerAddress_thatIsNoOriginOrPlain_isRefused(String address) {
        assertThatThrownBy(() -> connectionsTo("https://id.example", Optional.of(URI.create(address))))
                .hasMessageStartingWith("issuerAddress:");
    }

    @Test
    void get_serverWithACertificateOfItsOwn_isTrustedOnlyByName(@TempDir Path folder) throws Exception {
        Keytool keytool = new Keytool(folder);
        Path store = keytool.localServer("server.p12");
        byte[] pem = Files.readAllBytes(keytool.pemOf(store, "server.pem"));
        IssuerAddress anywhere = new IssuerAddress(URI.create("https://id.example"), Optional.empty());
        try (TlsServer server = new TlsServer(store).on("/a", "{}");
                ProviderConnections stranger = connections();
                ProviderConnections friend = new ProviderConnections(
                        Optional.of(TrustedAuthorities.read(pem, Optional.empty())),
                        Optional.of(
                                ClientCertificate.read(Files.readAllBytes(store), Optional.of(Keytool.TEST_PASSWORD))),
                        anywhere,
                        false)) {
            assertThat(stranger.get(server.uri("/a"), Map.of(), LONG)).isInstanceOf(HttpAnswer.Broken.class);
            assertThat(friend.get(server.uri("/a"), Map.of(), LONG)).isInstanceOf(HttpAnswer.Received.class);
        }
    }

    @Test
    void get_afterClose_isCancelled() {
        ProviderConnections connections = connections();
        connections.close();

        assertThat(connections.get(URI.create("https://id.example/"), Map.of(), LONG))
                .isInstanceOf(HttpAnswer.Broken.class);
    }
}
