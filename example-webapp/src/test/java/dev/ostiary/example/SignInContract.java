package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a password becomes a session, and how the session ends. */
interface SignInContract {
    Map<String, String> BOB = Map.of("username", "bob", "password", "builder");

    Site site();

    @Test
    default void form_isPublicAndCarriesReturnToEscaped() {
        HttpResponse<String> page = site().get("/sign-in?return_to=%2Faccount%3Fq%3D%22%3E%3Cb%3E");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<label for=\"username\">", "<label for=\"password\">")
                .contains("name=\"return_to\" value=\"/account?q=&quot;&gt;&lt;b&gt;\"");
    }

    @Test
    default void form_sessionExpired_saysSo() {
        assertThat(site().get("/sign-in?error=session_expired").body())
                .contains("class=\"message notice\" role=\"alert\"", "Your session has ended. Please sign in again.")
                .contains("aria-describedby=\"message\"")
                .doesNotContain("aria-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in?error=", "/sign-in?error=%3Cb%3Eanything"})
    default void form_anythingElse_saysNothing(String path) {
        assertThat(site().get(path).body())
                .doesNotContain("role=\"alert\"", "<b>anything", "expired", "aria-describedby");
    }

    @Test
    default void signIn_rightPassword_setsTwoCookiesThatOnlyTheServerReads() {
        HttpResponse<String> answer = site().ownForm("/sign-in", BOB);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains(
                                "Path=" + (site().contextPath().isEmpty() ? "/" : site().contextPath()),
                                "HttpOnly",
                                "SameSite=Lax")
                        .doesNotContain("Secure"))
                .anySatisfy(cookie -> assertThat(cookie).matches("access_token=[\\w.-]+;.*Max-Age=900;.*"))
                .anySatisfy(cookie -> assertThat(cookie).matches("refresh_token=[\\w.-]+;.*Max-Age=2592000;.*"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    default void signIn_cookies_openTheAccount() {
        String cookies = Site.cookies(site().ownForm("/sign-in", BOB));

        assertThat(site().get("/account", "Cookie", cookies).body()).contains("<h1>Bob Baumeister</h1>");
    }

    @Test
    default void signIn_returnTo_isFollowedWithItsQuery() {
        String asked = site().contextPath() + "/account?tab=claims&x=%C3%A4";

        HttpResponse<String> answer = site().ownForm("/sign-in", bobReturningTo(asked));

        assertThat(answer.headers().firstValue("Location")).contains(asked);
    }

    @Test
    default void signIn_withoutReturnTo_leadsToTheAccount() {
        assertThat(site().ownForm("/sign-in", BOB).headers().firstValue("Location"))
                .contains(site().contextPath() + "/account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"
            })
    default void signIn_foreignReturnTo_leadsToTheAccount(String returnTo) {
        assertThat(site().ownForm("/sign-in", bobReturningTo(returnTo))
                        .headers()
                        .firstValue("Location"))
                .contains(site().contextPath() + "/account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in?return_to=%2Fadmin"})
    default void signIn_returnToTheFormItself_leadsToTheAccount(String form) {
        assertThat(site().ownForm("/sign-in", bobReturningTo(site().contextPath() + form))
                        .headers()
                        .firstValue("Location"))
                .contains(site().contextPath() + "/account");
    }

    @Test
    default void signIn_passwordInTheAddress_isRefused() {
        HttpResponse<String> answer = site().ownForm("/sign-in?username=bob&password=builder", Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    default void signIn_wrongPassword_keepsTheNameAndNotThePassword() {
        HttpResponse<String> page =
                site().ownForm("/sign-in", Map.of("username", "\"bob", "password", "hunter2", "return_to", "/admin"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .contains("class=\"message problem\" role=\"alert\"", "Wrong user name or password.")
                .contains("value=\"&quot;bob\"", "value=\"/admin\"")
                .contains("aria-describedby=\"message\" aria-invalid=\"true\"")
                .doesNotContain("hunter2");
    }

    @Test
    default void signIn_unknownUser_getsTheSameAnswerAsAWrongPassword() {
        HttpResponse<String> known = site().ownForm("/sign-in", Map.of("username", "carol", "password", "x"));
        HttpResponse<String> unknown = site().ownForm("/sign-in", Map.of("username", "nobod", "password", "x"));

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body().replace("value=\"carol\"", "value=\"nobod\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    default void signIn_fromAnotherSite_isRefusedWithoutCookie(String fetchSite) {
        HttpResponse<String> answer = site().form("/sign-in", BOB, "Sec-Fetch-Site", fetchSite, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("<h1>Not allowed</h1>", "one of our own pages")
                .doesNotContain("Sign in as somebody else");
    }

    @Test
    default void signIn_withoutWitness_isRefused() {
        assertThat(site().form("/sign-in", BOB).statusCode()).isEqualTo(403);
    }

    @Test
    default void signIn_olderBrowserWithOwnOrigin_isServed() {
        assertThat(site().form("/sign-in", BOB, "Origin", site().origin()).statusCode())
                .isEqualTo(303);
    }

    @Test
    default void signIn_olderBrowserWithForeignOrigin_isRefused() {
        assertThat(site().form("/sign-in", BOB, "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    default void signOut_endsTheSessionAndSaysSo() {
        String cookies = Site.cookies(site().ownForm("/sign-in", BOB));

        HttpResponse<String> answer = site().ownForm("/auth/sign-out", Map.of(), cookies);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(site().contextPath() + "/signed-out");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("access_token=;"))
                .anyMatch(cookie -> cookie.startsWith("refresh_token=;"));
        assertThat(site().get("/account", "Cookie", cookies).statusCode()).isEqualTo(401);
    }

    @Test
    default void signOut_expiredOrNoSession_saysSoAllTheSame() {
        HttpResponse<String> none = site().ownForm("/auth/sign-out", Map.of());
        HttpResponse<String> expired =
                site().ownForm("/auth/sign-out", Map.of(), "access_token=" + TestTokens.bobAnHourAgo());

        assertThat(none.headers().firstValue("Location")).contains(site().contextPath() + "/signed-out");
        assertThat(expired.headers().firstValue("Location")).contains(site().contextPath() + "/signed-out");
    }

    @Test
    default void signOut_fromAnotherSite_isRefusedAndEndsNothing() {
        String cookies = Site.cookies(site().ownForm("/sign-in", BOB));

        HttpResponse<String> answer =
                site().form("/auth/sign-out", Map.of(), "Sec-Fetch-Site", "cross-site", "Cookie", cookies);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(site().get("/account", "Cookie", cookies).statusCode()).isEqualTo(200);
    }

    @Test
    default void signIn_otherMethod_isExplainedWithTheRightOnes() {
        HttpResponse<String> answer = site().call("PUT", "/sign-in", TestTokens.bob());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST, OPTIONS");
        assertThat(answer.body()).contains("<h1>Not this way</h1>");
    }

    @Test
    default void signOut_byLink_doesNothing() {
        HttpResponse<String> answer = site().page("/auth/sign-out", TestTokens.bob());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static Map<String, String> bobReturningTo(String returnTo) {
        return Map.of("username", "bob", "password", "builder", "return_to", returnTo);
    }
}
