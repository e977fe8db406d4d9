package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpJwksFetcherTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final TestServer server;
    private final HttpJwksFetcher fetcher = new HttpJwksFetcher();

    HttpJwksFetcherTest() throws IOException {
        server = new TestServer();
    }

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @Test
    void fetch_status200_givesBodyEtagAndLifetime() {
        server.on("/jwks", TestServer.body("{}", "ETag", "\"1\"", "Cache-Control", "public, max-age=90"));

        FetchOutcome.Document document = (FetchOutcome.Document) fetch("/jwks");

        assertThat(document.body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(document.etag()).contains("\"1\"");
        assertThat(document.lifetime()).contains(Duration.ofSeconds(90));
    }

    @Test
    void fetch_withoutCachingHeaders_givesNeither() {
        server.on("/jwks", "{}");

        FetchOutcome.Document document = (FetchOutcome.Document) fetch("/jwks");

        assertThat(document.etag()).isEmpty();
        assertThat(document.lifetime()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"a b\"", "\"", "w/\"1\"", "\"\u00e9\""})
    void fetch_etagThatIsNone_isIgnored(String etag) {
        server.on("/jwks", TestServer.body("{}", "ETag", etag));

        assertThat(((FetchOutcome.Document) fetch("/jwks")).etag()).isEmpty();
    }

    @Test
    void fetch_etagGiven_isSentAndNotModifiedUnderstood() {
        server.on("/jwks", exchange -> {
            boolean same = "W/\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().add("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(same ? 304 : 500, -1);
        });

        FetchOutcome outcome = fetcher.fetch(new FetchRequest(server.uri("/jwks"), Optional.of("W/\"1\""), LONG));

        assertThat(outcome).isEqualTo(new FetchOutcome.NotModified(Optional.of(Duration.ZERO)));
    }

    @ParameterizedTest
    @CsvSource({
        "201, STATUS",
        "204, STATUS",
        "301, REDIRECT",
        "302, REDIRECT",
        "307, REDIRECT",
        "400, STATUS",
        "407, PROXY",
        "404, STATUS",
        "500, STATUS",
        "503, STATUS"
    })
    void fetch_otherStatus_isRefused(int status, JwksFault fault) {
        server.on("/jwks", exchange -> {
            exchange.getResponseHeaders().add("Location", server.origin() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        });

        assertThat(failure(fetch("/jwks")).fault()).isEqualTo(fault);
        assertThat(server.asked()).containsExactly("/jwks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | status 503 instead of 200",
                "401 | status 401 instead of 200; a server that asks for a token gets one by jwks-token-file",
                "407 | the proxy asks for authentication (status 407), which it does not get; have it let this server pass"
            })
    void fetch_otherStatus_isNamed(int status, String detail) {
        server.on("/jwks", TestServer.status(status));

        assertThat(failure(fetch("/jwks")).detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://sso.example:8443/login?session=1 | a redirect to https://sso.example:8443, which",
                "/login;jsessionid=1 | a redirect to another path of that server, which",
                "http://[ | a redirect, which"
            })
    void fetch_redirect_saysNoMoreThanTheOriginOfItsTarget(String location, String words) {
        server.on("/jwks", exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(failure(fetch("/jwks")).detail())
                .contains(words, "configure the final URL")
                .doesNotContain("session");
    }

    @Test
    void fetch_hostThatIsNotKnown_isNamedSo() {
        assertThat(failure(fetch(URI.create("http://keys.invalid/"), LONG)).detail())
                .startsWith("the host name is not known here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no answer within the timeout",
                "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n' | the answer began, but its body did not end within the timeout"
            })
    void fetch_timeout_saysInWhichPhase(String beginning, String detail) throws IOException {
        try (RawServer stuck = RawServer.sending(beginning)) {
            assertThat(failure(fetch(stuck.uri(), SHORT)).detail()).isEqualTo(detail);
        }
    }

    private static FetchOutcome.Failed failure(FetchOutcome outcome) {
        return (FetchOutcome.Failed) outcome;
    }

    @Test
    void fetch_bodyOfTheLargestSize_isRead() {
        server.on("/jwks", "x".repeat(FetchRequest.MAX_BODY_BYTES));

        assertThat(((FetchOutcome.Document) fetch("/jwks")).body()).hasSize(256 * 1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {256 * 1024 + 1, 257 * 1024, 10_000_000})
    void fetch_bodyOverTheLimit_isRefused(int size) {
        server.on("/jwks", "x".repeat(size));

        assertThat(fetch("/jwks")).isEqualTo(new FetchOutcome.Failed(JwksFault.TOO_LARGE));
    }

    @Test
    void fetch_bodyWithoutEnd_isRefusedOnceItIsTooLarge() throws IOException {
        try (RawServer endless = RawServer.sendingForEver(OK + "\r\n", "x".repeat(8_192))) {
            assertThat(fetch(endless.uri(), LONG)).isEqualTo(new FetchOutcome.Failed(JwksFault.TOO_LARGE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nX-A: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"ke",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"
            })
    void fetch_answerThatDoesNotEnd_endsByTheTimeout(String beginning) throws IOException {
        try (RawServer stuck = RawServer.sending(beginning)) {
            assertThat(failure(fetch(stuck.uri(), SHORT)).fault()).isEqualTo(JwksFault.TIMEOUT);
        }
    }

    @Test
    void fetch_answerThatIsNoHttp_isAConnectionFault() throws IOException {
        try (RawServer other = RawServer.sending("SSH-2.0-OpenSSH\r\n\r\n")) {
            assertThat(fetch(other.uri(), LONG))
                    .isEqualTo(new FetchOutcome.Failed(
                            JwksFault.CONNECTION,
                            "the connection broke, or what answers speaks no HTTP; a server that wants a client certificate may break it,"
                                    + " too: look at client-certificate"));
        }
    }

    @Test
    void fetch_nobodyListening_isAConnectionFault() throws IOException {
        FetchOutcome.Failed failed = failure(fetch(unusedPort(), LONG));

        assertThat(failed.fault()).isEqualTo(JwksFault.CONNECTION);
        assertThat(failed.detail()).startsWith("the connection was refused");
    }

    private static URI unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/jwks");
        }
    }

    @Test
    void fetch_httpsToAServerWithoutIt_isATlsFault() throws IOException {
        try (RawServer plain = RawServer.sending("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            URI uri = URI.create(plain.uri().toString().replace("http:", "https:"));

            assertThat(fetch(uri, LONG))
                    .isEqualTo(new FetchOutcome.Failed(
                            JwksFault.TLS, "what answers there speaks no TLS; is it an http: address?"));
        }
    }

    @Test
    void fetch_interrupted_isCancelledAndStaysMarked() {
        Thread.currentThread().interrupt();

        assertThat(fetch("/jwks")).isEqualTo(new FetchOutcome.Failed(JwksFault.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void fetch_afterAFault_worksAgain() throws IOException {
        server.on("/jwks", "{}");
        fetch(unusedPort(), LONG);

        assertThat(fetch("/jwks")).isInstanceOf(FetchOutcome.Document.class);
    }

    @Test
    void fetch_closedBefore_isCancelled() {
        fetcher.close();

        assertThat(fetch("/jwks")).isEqualTo(new FetchOutcome.Failed(JwksFault.CANCELLED));
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void new_itself_makesNoThread() {
        assertThat(FetchThreadsSeen.afterWaiting()).isEmpty();
    }

    @Test
    void threads_always_areDaemonsOfNoApplication() {
        AtomicReference<Thread> seen = new AtomicReference<>();

        CompletableFuture.runAsync(() -> seen.set(Thread.currentThread()), fetcher.threads())
                .join();

        assertThat(seen.get().isDaemon()).isTrue();
        assertThat(seen.get().getName()).isEqualTo("ostiary-jwks");
        assertThat(seen.get().getContextClassLoader()).isNull();
    }

    @Test
    void close_afterUse_leavesNoThread() {
        server.on("/jwks", "{}");
        fetch("/jwks");
        assertThat(FetchThreadsSeen.now()).isNotEmpty();

        fetcher.close();

        assertThat(FetchThreadsSeen.afterWaiting()).isEmpty();
    }

    @Test
    void close_duringAFetch_endsItAndLeavesNoThread() throws Exception {
        try (RawServer stuck = RawServer.sending("")) {
            CompletableFuture<FetchOutcome> outcome =
                    CompletableFuture.supplyAsync(() -> fetch(stuck.uri(), LONG), fetcher.threads());
            stuck.connected.await();

            fetcher.close();

            assertThat(outcome.get()).isInstanceOf(FetchOutcome.Failed.class);
            assertThat(FetchThreadsSeen.afterWaiting()).isEmpty();
        }
    }

    private FetchOutcome fetch(String path) {
        return fetch(server.uri(path), LONG);
    }

    private FetchOutcome fetch(URI uri, Duration timeout) {
        return fetcher.fetch(new FetchRequest(uri, Optional.empty(), timeout));
    }
}
