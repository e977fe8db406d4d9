package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on which users look after their sessions. */
interface SessionsContract {
    String PHONE = "Mozilla/5.0 (Linux; Android 15) Firefox/133.0 <script>";

    Site site();

    @Test
    default void sessions_ofTheUser_areListedWithDeviceTimesAndPlace() {
        String here = signIn("carol", "singers");

        HttpResponse<String> page = site().get("/account/sessions", "Cookie", here);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("<h2>Firefox on Android <span class=\"tag\">this one</span></h2>")
                .containsPattern("Signed in <time datetime=\"20[\\d:.T-]+Z\" title=\"20[\\d: -]+ UTC\">just now</time>")
                .containsPattern(
                        "last active <time datetime=\"20[\\d:.T-]+Z\" title=\"20[\\d: -]+ UTC\">just now</time> · from this machine</p>")
                .containsOnlyOnce("this one");
    }

    @Test
    default void session_thatWasNotUsedSinceItBegan_hasAPlaceToo() {
        signIn("carol", "singers");
        String here = signIn("carol", "singers");

        assertThat(site().get("/account/sessions", "Cookie", here).body().split(" · from this machine", -1))
                .hasSizeGreaterThan(2);
    }

    @Test
    default void session_labelWithMarkup_isEscaped() {
        String here = signIn("carol", "singers");

        assertThat(site().get("/account/sessions", "Cookie", here).body())
                .contains("Firefox/133.0 &lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    default void session_endedFromAnother_isRefusedAndTheOtherStays() {
        String here = signIn("carol", "singers");
        String there = signIn("carol", "singers");

        HttpResponse<String> answer = end(idOf(there), here);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains(site().contextPath() + "/account/sessions?notice=ended");
        assertThat(site().get("/account/sessions?notice=ended", "Cookie", here).body())
                .contains("class=\"message success\" role=\"status\"", "The session is ended.");
        assertThat(status("/account", there)).isEqualTo(401);
        assertThat(status("/account", here)).isEqualTo(200);
    }

    @Test
    default void session_ofSomebodyElse_cannotBeEnded() {
        String carol = signIn("carol", "singers");
        String alice = signIn("alice", "wonderland");

        end(idOf(alice), carol);

        assertThat(status("/account", alice)).isEqualTo(200);
    }

    @Test
    default void session_endsItself_andItsCookiesGo() {
        String here = signIn("carol", "singers");

        HttpResponse<String> answer = end(idOf(here), here);

        assertThat(answer.headers().firstValue("Location")).contains(site().contextPath() + "/signed-out");
        assertThat(answer.headers().allValues("Set-Cookie")).hasSizeGreaterThan(1);
        assertThat(status("/account", here)).isEqualTo(401);
    }

    @Test
    default void signOutEverywhere_endsAllSessionsOfTheUserAlone() {
        List<String> ofAlice = List.of(signIn("alice", "wonderland"), signIn("alice", "wonderland"));
        String ofCarol = signIn("carol", "singers");

        HttpResponse<String> answer = site().ownForm("/account/sessions", Map.of("everywhere", "yes"), ofAlice.get(0));

        assertThat(answer.headers().firstValue("Location")).contains(site().contextPath() + "/signed-out");
        assertThat(ofAlice).extracting(cookies -> status("/account", cookies)).containsExactly(401, 401);
        assertThat(status("/account", ofCarol)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/sessions", "/account/api-keys"})
    default void form_fromAnotherSite_isRefused(String path) {
        String here = signIn("carol", "singers");

        HttpResponse<String> answer =
                site().form(path, Map.of("everywhere", "yes"), "Cookie", here, "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(status("/account", here)).isEqualTo(200);
    }

    private String signIn(String username, String password) {
        Map<String, String> fields = Map.of("username", username, "password", password);
        HttpResponse<String> answer =
                site().form("/sign-in", fields, "Sec-Fetch-Site", "same-origin", "User-Agent", PHONE);
        return Site.cookies(answer);
    }

    private HttpResponse<String> end(String id, String cookies) {
        return site().ownForm("/account/sessions", Map.of("session", id), cookies);
    }

    private String idOf(String cookies) {
        return find(
                "<span class=\"tag\">this one.*?name=\"session\" value=\"([\\w-]+)\"",
                site().get("/account/sessions", "Cookie", cookies).body());
    }

    private int status(String path, String cookies) {
        return site().get(path, "Cookie", cookies).statusCode();
    }

    private static String find(String pattern, String page) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the page: " + pattern));
    }
}
