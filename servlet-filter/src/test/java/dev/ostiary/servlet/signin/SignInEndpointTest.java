package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.provider.SignInStart;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestSignIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInEndpointTest {
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void get_page_leadsToTheProviderAndIsKeptNowhere() throws Exception {
        FakeResponse response = fixture.page("/auth/sign-in");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(location(response)).startsWith(fixture.issuer.issuer() + "/authorize?");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void get_page_asksWithAllThatProtects() throws Exception {
        fixture.signIn("/a");

        TestSignIn asked = fixture.issuer.signIns().get(0);
        assertThat(asked.parameters()).containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.parameter("code_challenge_method")).contains("S256");
        assertThat(asked.parameter("redirect_uri")).contains("https://app.example/auth/callback");
        assertThat(asked.parameter("scope").orElseThrow().split(" ")).contains("openid", "profile", "email");
    }

    @Test
    void get_page_setsOneCookieForAllTabs() throws Exception {
        FakeResponse first = fixture.page("/auth/sign-in");
        String cookie = fixture.browser.cookies().get("__Host-ost_sign_in");
        fixture.page("/auth/sign-in?return_to=%2Fb");

        assertThat(first.getHeaders("Set-Cookie"))
                .containsExactly(
                        "__Host-ost_sign_in=" + cookie + "; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
        assertThat(cookie).hasSizeLessThanOrEqualTo(64);
        assertThat(fixture.browser.cookies()).containsEntry("__Host-ost_sign_in", cookie);
    }

    @Test
    void get_plainHttpOnLoopback_setsACookieThatBrowsersKeepThere() throws Exception {
        FakeResponse response =
                fixture.send(fixture.browser.page("GET", "/auth/sign-in").sentTo("http", "127.0.0.1", 8080));

        assertThat(response.getHeaders("Set-Cookie")).hasSize(1);
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("ost_sign_in=")
                .endsWith("; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
    }

    @Test
    void get_plainHttpElsewhere_isAPageAndNothingIsSent() throws Exception {
        FakeResponse response =
                fixture.send(fixture.browser.page("GET", "/auth/sign-in").sentTo("http", "app.example", 80));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(code(response)).isEqualTo("insecure_origin");
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
        assertThat(location(response)).isNull();
    }

    @Test
    void get_withAGoodSession_goesWhereItWasToReturn() throws Exception {
        fixture.signIn("/a");

        assertThat(location(fixture.page("/auth/sign-in?return_to=%2Fb"))).isEqualTo("/b");
        assertThat(location(fixture.page("/auth/sign-in"))).isEqualTo("/");
        assertThat(location(fixture.page("/auth/sign-in?return_to=https%3A%2F%2Fevil.example")))
                .isEqualTo("/");
    }

    @Test
    void get_withAnExpiredAccessToken_renewsTheSession() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofMinutes(16));
        String before = fixture.browser.cookies().get("refresh_token");

        assertThat(location(fixture.page("/auth/sign-in?return_to=%2Fb"))).isEqualTo("/b");
        assertThat(fixture.browser.cookies().get("refresh_token")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=login", "prompt=select_account", "login_hint=u2"})
    void get_forSomebodyElse_leadsToTheProviderInSpiteOfASession(String parameter) throws Exception {
        fixture.signIn("/a");

        assertThat(location(fixture.page("/auth/sign-in?" + parameter)))
                .startsWith(fixture.issuer.issuer() + "/authorize?")
                .contains(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prompt=consent",
                "prompt=login&prompt=none",
                "prompt=login%20none",
                "acr_values=x",
                "scope=admin",
                "redirect_uri=https%3A%2F%2Fevil.example",
                "ui_locales=%0D%0A"
            })
    void get_whatMayNotBeHandedOn_isLeftOut(String parameter) throws Exception {
        String location = location(fixture.page("/auth/sign-in?" + parameter));

        assertThat(location)
                .startsWith(fixture.issuer.issuer())
                .doesNotContain("evil", "admin", "%0D", "prompt", "acr");
    }

    @Test
    void get_valueOverTheLimit_isLeftOut() throws Exception {
        assertThat(location(fixture.page("/auth/sign-in?login_hint=" + "a".repeat(256))))
                .contains("login_hint");
        assertThat(location(fixture.page("/auth/sign-in?login_hint=" + "a".repeat(257))))
                .doesNotContain("login_hint");
    }

    @Test
    void get_htmx_isToldToNavigateThere() throws Exception {
        FakeResponse response = fixture.send(
                fixture.browser.script("GET", "/auth/sign-in?return_to=%2Fb").header("HX-Request", "true"));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/auth/sign-in?return_to=%2Fb");
    }

    @Test
    void get_scriptOfAFramework_isToldToNavigateThereInItsOwnWay() throws Exception {
        FakeResponse faces =
                fixture.send(fixture.browser.script("GET", "/auth/sign-in").header("Faces-Request", "partial/ajax"));
        FakeResponse wicket =
                fixture.send(fixture.browser.script("GET", "/auth/sign-in").header("Wicket-Ajax", "true"));

        assertThat(faces.body()).contains("<redirect url=\"/auth/sign-in\"/>");
        assertThat(wicket.getHeader("Ajax-Location")).isEqualTo("/auth/sign-in");
    }

    @Test
    void head_isAnsweredAsGet() throws Exception {
        FakeResponse response = fixture.send(fixture.browser.page("HEAD", "/auth/sign-in"));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(location(response)).startsWith(fixture.issuer.issuer());
    }

    @Test
    void get_script_isToldThatNobodyIsSignedIn() throws Exception {
        FakeResponse response = fixture.send(fixture.browser.script("GET", "/auth/sign-in"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"missing_token\"", "\"sign_in\":\"/auth/sign-in\"");
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "DELETE", "PATCH", "TRACE"})
    void anotherMethod_isNotAllowed(String method) throws Exception {
        FakeResponse response = fixture.send(fixture.browser.page(method, "/auth/sign-in"));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void get_noMetadata_isUnavailable() throws Exception {
        fixture.issuer.outage();

        FakeResponse response = fixture.page("/auth/sign-in");

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(code(response)).isEqualTo("provider_unavailable");
        assertThat(response.getHeader("Retry-After")).isNotNull();
    }

    /** A wrong issuer looks the same to the user, and waiting does not help then. */
    @Test
    void get_noMetadata_doesNotPromiseThatWaitingHelps() throws Exception {
        fixture.issuer.outage();

        assertThat(fixture.page("/auth/sign-in").body())
                .contains(
                        "does not answer, or not as it should", "If that does not help, tell support the support id.");
    }

    @Test
    void get_afterThreeSignInsWithinAMinuteAndNoSession_isALoop() throws Exception {
        List.of(1, 2, 3).forEach(round -> signInAndLoseTheSession());

        FakeResponse response = fixture.page("/auth/sign-in");
        fixture.clock.advance(Duration.ofMinutes(1));
        FakeResponse later = fixture.page("/auth/sign-in");

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("sign_in_loop");
        assertThat(later.getStatus()).isEqualTo(303);
    }

    private void signInAndLoseTheSession() {
        try {
            assertThat(fixture.signIn("/a").getStatus()).isEqualTo(303);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        fixture.browser.cookies().keySet().removeAll(List.of("access_token", "refresh_token"));
    }

    @Test
    void get_inAContext_asksAndReturnsThere() throws Exception {
        FakeResponse response = fixture.send(fixture.browser
                .page("GET", "/ctx/auth/sign-in?return_to=%2Fctx%2Fb")
                .contextPath("/ctx"));
        FakeRequest callback =
                fixture.navigation(fixture.authorize(location(response))).contextPath("/ctx");

        assertThat(location(fixture.send(callback))).isEqualTo("/ctx/b");
        assertThat(fixture.issuer.signIns().get(0).parameter("redirect_uri"))
                .contains("https://app.example/ctx/auth/callback");
    }

    /** What a state has no room for must be told before, not thrown. */
    @Test
    void get_originAtAndAboveWhatAStateHolds_leavesAndIsRefused() throws Exception {
        String longest = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(10);
        assertThat("https://" + longest).hasSize(SignInStart.MOST_ORIGIN_CHARACTERS);

        FakeResponse leaves =
                fixture.send(fixture.browser.page("GET", "/auth/sign-in").sentTo("https", longest, 443));
        FakeResponse refused =
                fixture.send(fixture.browser.page("GET", "/auth/sign-in").sentTo("https", longest + "c", 443));

        assertThat(leaves.getStatus()).isEqualTo(303);
        assertThat(code(refused)).isEqualTo("insecure_origin");
    }
}
