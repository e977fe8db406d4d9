package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refused client gets over the wire: each row of answers for API clients, pages and htmx. */
abstract class AnswersContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final TestTokens EXPIRED = VALID.claim("exp", TestTokens.NOW.getEpochSecond() - 60);
    private static final String PAGE = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    private static final String NAVIGATE = "Sec-Fetch-Mode: navigate";
    private static final WebApplication SHOP =
            WebApplication.with(Applications.standard()).at("/shop");

    private final RunningApplication application;

    AnswersContract(SharedApplications applications) throws Exception {
        this.application = applications.running(SHOP);
    }

    @Test
    void apiWithoutAToken_getsAChallengeWithoutAnError() throws Exception {
        RawHttp.Answer answer = application.get("/shop/api/x");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"ostiary\"");
        assertThat(answer.problem())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"code\":\"missing_token\"}");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void apiWithAnExpiredCookie_getsTheCodeAndKeepsTheCookie() throws Exception {
        RawHttp.Answer answer = application.get("/shop/api/x", EXPIRED.cookie());

        assertThat(answer.headers("WWW-Authenticate"))
                .containsExactly(
                        "Bearer realm=\"ostiary\", error=\"invalid_token\", error_description=\"The token has expired\"");
        assertThat(answer.problem())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"error\":\"invalid_token\",\"code\":\"token_expired\"}");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, NAVIGATE})
    void pageWithoutAToken_isSentToTheSignInPage(String header) throws Exception {
        RawHttp.Answer answer = application.get("/shop/account?tab=a%20b&x=1", header);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .contains("/shop/sign-in?return_to=%2Fshop%2Faccount%3Ftab%3Da%2520b%26x%3D1");
        assertThat(answer.header("Vary")).contains("Cookie, Accept, Sec-Fetch-Mode");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void pageWithAnExpiredCookie_isToldSoAndItsCookieIsCleared() throws Exception {
        RawHttp.Answer answer = application.get("/shop/account", PAGE, EXPIRED.cookie());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location").orElse(""))
                .contains("error=session_expired")
                .doesNotContain(EXPIRED.text());
        assertThat(answer.headers("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.startsWith("access_token=;") && cookie.contains("Max-Age=0"))
                .anyMatch(cookie -> cookie.contains("Path=/shop"))
                .anyMatch(cookie -> cookie.contains("Path=/;") || cookie.endsWith("Path=/"));
    }

    @Test
    void headerToken_isNeverAnsweredWithARedirect() throws Exception {
        assertThat(application.get("/shop/account", PAGE, EXPIRED.bearer()).status())
                .isEqualTo(401);
    }

    @Test
    void htmxWithoutAToken_isToldWhereToGo() throws Exception {
        RawHttp.Answer answer = application.send(
                "POST",
                "/shop/cart",
                "HX-Request: true",
                "HX-Current-URL: http://localhost:" + application.port() + "/shop/list?page=2");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).contains("/shop/sign-in?return_to=%2Fshop%2Flist%3Fpage%3D2");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void htmxFromAnotherSite_returnsToTheRequestsOwnPath() throws Exception {
        RawHttp.Answer answer =
                application.get("/shop/cart", "HX-Request: true", "HX-Current-URL: https://evil.test/phish");

        assertThat(answer.header("HX-Redirect")).contains("/shop/sign-in?return_to=%2Fshop%2Fcart");
    }

    @Test
    void pageWithTwoCookies_isABadRequest() throws Exception {
        RawHttp.Answer answer =
                application.get("/shop/account", PAGE, "Cookie: access_token=a; access_token=" + VALID.text());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.applicationRan()).isFalse();
    }

    @Test
    void crossSitePost_isForbiddenWithoutAChallenge() throws Exception {
        RawHttp.Answer answer = application.send(
                "POST", "/shop/cart", VALID.cookie(), "Origin: https://evil.test", "Sec-Fetch-Site: cross-site");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("csrf_cross_site");
        assertThat(answer.headers("WWW-Authenticate")).isEmpty();
    }

    @Test
    void refusal_showsNothingOfTheRequest() throws Exception {
        RawHttp.Answer answer = application.get(
                "/shop/api/MARKER1?q=MARKER2",
                VALID.header("kid", "MARKER3").claim("iss", "MARKER4").bearer());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headerLines().toString() + answer.body()).doesNotContain("MARKER");
    }

    @Test
    void head_getsTheSameStatusWithoutABody() throws Exception {
        RawHttp.Answer answer = application.send("HEAD", "/shop/api/x");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept: text/event-stream", "Accept: text/event-stream\r\nSec-Fetch-Mode: cors"})
    void eventStreamWithoutAToken_isChallengedAndNotRedirected(String headers) throws Exception {
        RawHttp.Answer answer = application.get("/shop/events", headers);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.applicationRan()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Version: 13", "Sec-Fetch-Mode: websocket\r\nAccept: text/html"})
    void webSocketHandshakeWithoutAToken_isChallengedAndNotRedirected(String headers) throws Exception {
        RawHttp.Answer answer = application.get(
                "/shop/socket",
                "Connection: Upgrade, close",
                "Upgrade: websocket",
                "Sec-WebSocket-Key: dGVzdA==",
                headers);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.applicationRan()).isFalse();
    }

    @Test
    void headOfAPage_isRedirectedAsGetIs() throws Exception {
        RawHttp.Answer answer = application.send("HEAD", "/shop/account", PAGE);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/shop/sign-in?return_to=%2Fshop%2Faccount");
    }

    @Test
    void postedPage_isNoNavigationThatCouldBeRedirected() throws Exception {
        assertThat(application.send("POST", "/shop/account", PAGE, NAVIGATE).status())
                .isEqualTo(401);
    }

    @Test
    void apiPath_isNeverRedirected() throws Exception {
        assertThat(application.get("/shop/api/x", PAGE, NAVIGATE).status()).isEqualTo(401);
    }

    @Test
    void htmxWithAnExpiredCookie_clearsIt() throws Exception {
        RawHttp.Answer answer = application.get("/shop/cart", "HX-Request: true", EXPIRED.cookie());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect").orElse("")).contains("error=session_expired");
        assertThat(answer.headers("Set-Cookie")).hasSize(2);
    }
}
