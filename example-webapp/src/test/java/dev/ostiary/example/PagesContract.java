package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor with a browser sees, whichever container runs the example and however the filter got there. */
interface PagesContract {
    Site site();

    @Test
    default void home_withoutToken_isPublicAndShowsCurlLinesForThisAddress() {
        HttpResponse<String> home = site().get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(home.body())
                .contains("<pre tabindex=\"0\" role=\"region\" aria-label=\"")
                .contains("<title>Welcome", "curl -i " + site().origin() + site().contextPath() + "/api/me");
    }

    @Test
    default void home_withoutToken_offersToSignIn() {
        assertThat(site().get("/").body())
                .contains("class=\"button\" href=\"" + site().contextPath() + "/sign-in\">Sign in</a>")
                .doesNotContain("Signed in as", "Welcome back");
    }

    @Test
    default void home_withToken_greets() {
        HttpResponse<String> home = site().page("/", TestTokens.bob());

        assertThat(home.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(home.body())
                .contains("<h1>Welcome back, Bob Baumeister</h1>", "Signed in as <strong>bob</strong>")
                .contains("Open your account")
                .doesNotContain("/sign-in\"");
    }

    @Test
    default void home_nameWithMarkup_isEscaped() {
        assertThat(site().page("/", TestTokens.bobCalled("<i>Bob</i>")).body())
                .contains("Welcome back, &lt;i&gt;Bob&lt;/i&gt;");
    }

    @Test
    default void home_expiredToken_isShownToNobodyInParticular() {
        HttpResponse<String> home = site().page("/", TestTokens.bobAnHourAgo());

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).doesNotContain("Signed in as", "Welcome back");
    }

    @Test
    default void signedOutPage_isPublicAndLeadsBackIn() {
        HttpResponse<String> page = site().get("/signed-out");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>You are signed out</h1>", "href=\"" + site().contextPath() + "/sign-in\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/account", "/assets/ostiary.css", "/api/me", "/assets/none"})
    default void anyAnswer_tellsTheBrowserToBeStrict(String path) {
        HttpResponse<String> answer = site().get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                        + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    default void stylesheetAndIcon_arePublic() {
        assertThat(site().get("/assets/ostiary.css")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
        assertThat(site().get("/assets/ostiary.svg")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("image/svg+xml");
    }

    @Test
    default void countdown_isAPublicScript() {
        HttpResponse<String> script = site().get("/assets/countdown.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).contains("/javascript");
    }

    @Test
    default void assetsFolder_isNotListed() {
        HttpResponse<String> page = site().get("/assets/", "Accept", "text/html");

        assertThat(page.statusCode()).isIn(403, 404);
        assertThat(page.body())
                .contains("Back to the front page")
                .doesNotContain("one of our own pages", "Sign in as somebody else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/web.xml", "/WEB-INF/pages/account.html"})
    default void webInf_isNeverServed(String path) {
        assertThat(site().page(path, TestTokens.alice()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/admin", "/nothing-here"})
    default void protectedPage_withoutToken_leadsToSignInAndBack(String path) {
        HttpResponse<String> answer = site().get(path + "?tab=a%26b", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(site().contextPath() + "/sign-in?return_to=")
                .contains("tab%3Da%2526b")
                .doesNotContain("error=");
    }

    @Test
    default void account_withToken_showsWhoItIs() {
        HttpResponse<String> page = site().page("/account", TestTokens.bob());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("<h1>Bob Baumeister</h1>", "Signed in as <strong>bob</strong>")
                .contains("<li>editor</li>", "<li>notes:read</li>", "<li>notes:write</li>")
                .contains("<code>iss</code></th><td>https://example.test</td>")
                .containsPattern("<span data-seconds-left=\"(8[89]\\d|900)\">at \\d\\d:\\d\\d:\\d\\d UTC</span>");
    }

    @Test
    default void account_withClientsOwnIdentityHeader_showsTheTokens() {
        HttpResponse<String> page = site().get(
                        "/account",
                        "Cookie",
                        "access_token=" + TestTokens.bob(),
                        "X-User-Id",
                        "alice",
                        "Accept",
                        "text/html");

        assertThat(page.body())
                .contains("getHeader(\"X-User-Id\")</code></th><td>bob</td>")
                .doesNotContain("alice");
    }

    @Test
    default void account_neverShowsTheToken() {
        String token = TestTokens.bob();

        assertThat(site().page("/account", token).body())
                .doesNotContain(token, token.substring(token.lastIndexOf('.')));
    }

    @Test
    default void account_claimWithMarkup_isEscaped() {
        String token = TestTokens.bobCalled("<script>alert('&')</script>");

        assertThat(site().page("/account", token).body())
                .contains("<h1>&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</h1>")
                .doesNotContain("<script>");
    }

    @Test
    default void account_expiredToken_leadsToSignInThatSaysSoAndClearsTheCookie() {
        HttpResponse<String> answer = site().page("/account", TestTokens.bobAnHourAgo());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("error=session_expired");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("access_token=;")
                .contains("Max-Age=0");
    }

    @Test
    default void account_forgedToken_isNotShown() {
        assertThat(site().page("/account", TestTokens.forgedAlice()).statusCode())
                .isEqualTo(303);
    }

    @Test
    default void admin_alice_seesIt() {
        HttpResponse<String> page = site().page("/admin", TestTokens.alice());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Administration</h1>", "Carol Ångström");
    }

    @Test
    default void admin_bob_isRefusedByNameWithAWayOut() {
        HttpResponse<String> page = site().page("/admin", TestTokens.bob());

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains(
                        "<h1>Not allowed</h1>",
                        "You are signed in as <strong>bob</strong>, who may not open this page.")
                .contains("href=\"" + site().contextPath() + "/\">Back to the front page")
                .doesNotContain("Carol Ångström");
    }

    @Test
    default void admin_bob_isToldTheSupportIdThatTheLogHasToo() {
        assertThat(site().page("/admin", TestTokens.bob()).body())
                .containsPattern("Support id: <code>[0-9a-z]{12}</code>");
        assertThat(site().page("/nothing-here", TestTokens.bob()).body()).doesNotContain("Support id");
    }

    @Test
    default void admin_bob_maySignInAsSomebodyElseAndComeBack() {
        String address = site().contextPath() + "/admin?tab=%C3%A4%26b";

        assertThat(site().page("/admin?tab=%C3%A4%26b", TestTokens.bob()).body())
                .contains("/sign-in?return_to=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "\">Sign in as");
    }

    @Test
    default void unknownPage_signedIn_is404WithOurLook() {
        HttpResponse<String> page = site().page("/nothing-here", TestTokens.bob());

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("<h1>Not found</h1>", "ostiary.css", "Signed in as <strong>bob</strong>")
                .containsOnlyOnce("nothing-here"); // in the panel, as the filter's event has made it harmless
    }

    @Test
    default void unknownAsset_withoutToken_is404ThatNamesNobody() {
        HttpResponse<String> page = site().get("/assets/none.css", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Not found</h1>").doesNotContain("Signed in as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    default void page_otherMethod_isExplainedAndTellsTheRightOnes(String method) {
        HttpResponse<String> page = site().call(method, "/account", TestTokens.bob());

        assertThat(page.statusCode()).isEqualTo(405);
        assertThat(page.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(page.body()).contains("<h1>Not this way</h1>");
    }

    @Test
    default void errorAddress_typed_isJustNotFound() {
        assertThat(site().page("/error", TestTokens.bob()).statusCode()).isEqualTo(404);
    }
}
