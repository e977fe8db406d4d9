package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the issuer publishes, and how it fails when it is told to. */
class TestIssuerTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestIssuer issuer =
            TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void jwksUri_afterStart_servesTheKeySet() throws Exception {
        HttpResponse<String> answer = get(issuer.jwksUri());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo(issuer.jwkSet()).contains("\"kid\":\"ES256-1\"");
        assertThat(issuer.at(Endpoint.KEYS).requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/realms/test"})
    void metadata_atBothPlaces_nameIssuerAndKeySet(String path) throws Exception {
        try (TestIssuer other = TestIssuer.builder().path(path).start()) {
            String origin = other.issuer().substring(0, other.issuer().length() - path.length());

            String openId =
                    get(other.issuer() + "/.well-known/openid-configuration").body();
            String oauth = get(origin + "/.well-known/oauth-authorization-server" + path)
                    .body();

            assertThat(openId).isEqualTo(oauth);
            assertThat(openId)
                    .contains("\"issuer\":\"" + other.issuer() + "\"")
                    .contains("\"jwks_uri\":\"" + other.jwksUri() + "\"");
            assertThat(other.at(Endpoint.DISCOVERY).requests()).isEqualTo(2);
        }
    }

    @Test
    void onlyOauthMetadata_openIdConnect_isNotFound() throws Exception {
        try (TestIssuer other = TestIssuer.builder().onlyOauthMetadata().start()) {
            assertThat(get(other.issuer() + "/.well-known/openid-configuration").statusCode())
                    .isEqualTo(404);
            assertThat(get(other.issuer() + "/.well-known/oauth-authorization-server")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void rotate_once_publishesTheNewKeyFirstAndTheOldOneStill() throws Exception {
        issuer.rotate();

        assertThat(keySet().body()).containsSubsequence("\"kid\":\"ES256-2\"", "\"kid\":\"ES256-1\"");
    }

    @Test
    void retireOldKeys_afterRotation_leavesTheNewestAlone() throws Exception {
        issuer.rotate();
        issuer.retireOldKeys();

        assertThat(keySet().body()).contains("\"kid\":\"ES256-2\"").doesNotContain("\"kid\":\"ES256-1\"");
    }

    @Test
    void outage_untilRecovery_is503AndCounted() throws Exception {
        issuer.outage();

        assertThat(keySet().statusCode()).isEqualTo(503);
        assertThat(get(issuer.issuer() + "/.well-known/openid-configuration").statusCode())
                .isEqualTo(503);
        issuer.recover();
        assertThat(keySet().statusCode()).isEqualTo(200);
        assertThat(issuer.at(Endpoint.KEYS).requests()).isEqualTo(2);
    }

    @Test
    void dropConnections_untilRecovery_givesNoAnswer() throws Exception {
        issuer.dropConnections();

        assertThatIOException().isThrownBy(this::keySet);
        issuer.recover();
        assertThat(keySet().statusCode()).isEqualTo(200);
    }

    @Test
    void hold_requestOnItsWay_isAnsweredWithWhatHoldsAfterRelease() throws Exception {
        issuer.hold();

        CompletableFuture<HttpResponse<String>> answer = keySetLater();
        assertThat(issuer.at(Endpoint.KEYS).awaitRequests(1, LIMIT)).isTrue();
        assertThat(answer).isNotDone();
        issuer.outage();
        issuer.release();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
    }

    @Test
    void holdMidBody_beforeRelease_headHasArrivedAndBodyHasNot() throws Exception {
        issuer.holdMidBody();

        HttpResponse<java.io.InputStream> answer =
                client.send(request(issuer.jwksUri()), HttpResponse.BodyHandlers.ofInputStream());
        int first = answer.body().read();
        issuer.release();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat((char) first + new String(answer.body().readAllBytes())).isEqualTo(issuer.jwkSet());
    }

    @Test
    void slow_closedMeanwhile_doesNotKeepTheIssuerFromClosing() throws Exception {
        issuer.slow(Duration.ofDays(1));

        CompletableFuture<HttpResponse<String>> answer = keySetLater();
        assertThat(issuer.at(Endpoint.KEYS).awaitRequests(1, LIMIT)).isTrue();
        issuer.close();

        assertThat(answer).failsWithin(LIMIT);
    }

    @Test
    void answerKeysWith_hostileAnswer_isSentAsItIs() throws Exception {
        issuer.at(Endpoint.KEYS).answers(302, Map.of("Location", "http://127.0.0.1:1/"), "<html>");

        HttpResponse<String> answer = keySet();

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("http://127.0.0.1:1/");
        assertThat(answer.body()).isEqualTo("<html>");
    }

    @Test
    void answerDiscoveryWith_hostileAnswer_leavesTheKeySetAlone() throws Exception {
        issuer.at(Endpoint.DISCOVERY).answers(200, Map.of(), "{}");

        assertThat(get(issuer.issuer() + "/.well-known/openid-configuration").body())
                .isEqualTo("{}");
        assertThat(keySet().body()).isEqualTo(issuer.jwkSet());
    }

    @Test
    void sendETag_sameKeys_is304UntilRotation() throws Exception {
        issuer.sendETag();
        issuer.cacheControl("max-age=300");
        HttpResponse<String> first = keySet();
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=300");
        assertThat(keySetUnless(tag).statusCode()).isEqualTo(304);
        issuer.rotate();
        assertThat(keySetUnless(tag).statusCode()).isEqualTo(200);
    }

    @Test
    void reset_afterEverything_isAsAfterTheStart() throws Exception {
        String first = issuer.jwkSet();
        issuer.rotate();
        issuer.retireOldKeys();
        issuer.sendETag();
        issuer.outage();
        issuer.hold();
        issuer.reset();

        HttpResponse<String> answer = keySet();

        assertThat(answer.body()).isEqualTo(first);
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(issuer.at(Endpoint.KEYS).requests()).isEqualTo(1);
    }

    @Test
    void slow_shortDelay_isAnsweredHonestlyInTheEnd() throws Exception {
        issuer.slow(Duration.ofMillis(1));

        assertThat(keySet().body()).isEqualTo(issuer.jwkSet());
    }

    @Test
    void awaitKeySetRequests_tooFew_isFalseWhenTheLimitIsOver() throws Exception {
        keySet();

        assertThat(issuer.at(Endpoint.KEYS).awaitRequests(2, Duration.ofMillis(1)))
                .isFalse();
        assertThat(issuer.at(Endpoint.KEYS).awaitRequests(1, Duration.ZERO)).isTrue();
    }

    @Test
    void close_requestHeldBack_endsWithoutAnAnswer() throws Exception {
        issuer.hold();

        CompletableFuture<HttpResponse<String>> answer = keySetLater();
        assertThat(issuer.at(Endpoint.KEYS).awaitRequests(1, LIMIT)).isTrue();
        issuer.close();

        assertThat(answer).failsWithin(LIMIT);
    }

    @Test
    void start_twoIssuers_haveTheSameKeyIdsAndOtherKeys() {
        try (TestIssuer other =
                TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start()) {
            assertThat(other.jwkSet()).contains("\"kid\":\"ES256-1\"").isNotEqualTo(issuer.jwkSet());
            assertThat(other.issuer()).isNotEqualTo(issuer.issuer());
        }
    }

    @Test
    void close_twice_leavesNoThread() throws Exception {
        keySet();

        issuer.close();
        issuer.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("ostiary-test-issuer") || name.equals("HTTP-Dispatcher"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"realms", "/", "/a/", "/a b", "//a", "/a?b"})
    void path_thatIsNone_isRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestIssuer.builder().path(path))
                .withMessageStartingWith("path: ");
    }

    private HttpResponse<String> keySet() throws IOException, InterruptedException {
        return get(issuer.jwksUri());
    }

    private CompletableFuture<HttpResponse<String>> keySetLater() {
        return client.sendAsync(request(issuer.jwksUri()), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> keySetUnless(String tag) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.jwksUri()))
                .header("If-None-Match", tag)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return client.send(request(uri), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).build();
    }
}
