package dev.ostiary.servlet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refused client gets over the wire: each row of answers for API clients, pages and htmx. */
class AnswersIT {
    private static final TestTokens VALID = TestTokens.valid();
    private static final TestTokens EXPIRED = VALID.claim("exp", TestTokens.NOW.getEpochSecond() - 60);
    private static final String PAGE = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    private static final String NAVIGATE = "Sec-Fetch-Mode: navigate";
    private static JettyApplication application;

    @BeforeAll
    static void start() throws Exception {
        application = JettyApplication.withInitParameters(Applications.standard(), "/shop");
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
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

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none"})
    void ownPost_reachesTheApplication(String header) throws Exception {
        assertThat(application
                        .send("POST", "/shop/cart", VALID.cookie(), header)
                        .applicationRan())
                .isTrue();
    }

    @Test
    void postFromTheApplicationsOwnOrigin_reachesTheApplication() throws Exception {
        String own = "Origin: http://localhost:" + application.port();

        assertThat(application.send("POST", "/shop/cart", VALID.cookie(), own).applicationRan())
                .isTrue();
    }

    @Test
    void crossSiteWebSocketHandshake_isForbidden() throws Exception {
        RawHttp.Answer answer = application.get(
                "/shop/socket",
                VALID.cookie(),
                "Connection: Upgrade, close",
                "Upgrade: websocket",
                "Origin: https://evil.test");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("csrf_cross_site");
    }

    @Test
    void headerToken_isNeverCheckedForItsOrigin() throws Exception {
        assertThat(application
                        .send("POST", "/shop/cart", VALID.bearer(), "Origin: https://evil.test")
                        .applicationRan())
                .isTrue();
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
}
