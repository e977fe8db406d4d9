package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each page tells of the request it answers, and what the counters tell, whichever container runs the example. */
interface TourContract {
    Site site();

    /** What the panel says, without markup. */
    static String panel(HttpResponse<String> page) {
        String markup =
                page.body().replaceFirst("(?s).*<aside class=\"happened\"", "").replaceFirst("(?s)</aside>.*", "");
        return markup.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/            | rules: / = optional",
                "/sign-in     | sign-in-page",
                "/signed-out  | sign-out-page",
                "/mailbox     | public-paths",
                "/assets/none | public-paths"
            })
    default void panel_ofAStranger_namesRequestAndSetting(String path, String setting) {
        String panel = panel(site().get(path, "Accept", "text/html"));

        assertThat(panel)
                .contains("GET " + site().contextPath() + path + " with no credential")
                .contains("Let in, without a user.")
                .contains(setting);
    }

    @Test
    default void panel_ofAUser_namesUserRuleAndCookieButNoToken() {
        String token = TestTokens.bob();

        HttpResponse<String> page = site().page("/account", token);

        assertThat(panel(page))
                .contains("GET " + site().contextPath() + "/account with cookie access_token")
                .contains("Let in, as bob. The user is known by the cookie: session = on (docs/sessions.md).")
                .contains("No rule names this address, so it needs a user: rules (docs/rules.md).");
        assertThat(page.body()).doesNotContain(token, token.substring(token.lastIndexOf('.')));
    }

    @Test
    default void panel_ofARefusedUser_namesReasonAndRule() {
        assertThat(panel(site().page("/admin", TestTokens.bob())))
                .contains("GET " + site().contextPath() + "/admin with cookie access_token")
                .contains("Refused: role_missing.")
                .contains("A rule names this address: rules: /admin/** = role(admin) (docs/rules.md).");
    }

    @Test
    default void panel_ofAnExpiredToken_namesNobody() {
        assertThat(panel(site().page("/", TestTokens.bobAnHourAgo())))
                .contains("with cookie access_token", "Let in, without a user.")
                .doesNotContain("is known by", "bob");
    }

    @Test
    default void panel_ofAProgram_namesTheHeaderAlone() {
        String token = TestTokens.bob();

        String panel = panel(site().get("/account", "Authorization", "Bearer " + token, "Accept", "text/html"));

        assertThat(panel)
                .contains("with header Authorization")
                .contains("The user is known by the token: secret, issuer, audience (docs/tokens.md).")
                .doesNotContain("Bearer", token);
    }

    @Test
    default void panel_hostileAddress_isHarmless() {
        HttpResponse<String> page = site().page("/%3Cscript%3Ealert(1)%3C%2Fscript%3E&'%22", TestTokens.bob());

        assertThat(page.body()).doesNotContain("<script>alert", "&'", "'\"");
    }

    @Test
    default void panel_queryAndOtherCookies_areNotShown() {
        HttpResponse<String> page = site().get("/?token=planted", "Cookie", "planted=planted", "Accept", "text/html");

        assertThat(panel(page)).contains("/ with no credential").doesNotContain("planted");
    }

    @Test
    default void panel_ofWhoeverWasSentToSignIn_saysWhatForWithoutTheQuery() {
        String wanted = site().contextPath() + "/account";

        assertThat(panel(site().get("/sign-in?return_to=" + wanted + "%3Ftoken%3Dplanted", "Accept", "text/html")))
                .contains("You asked for " + wanted + ", which needs a user.")
                .doesNotContain("planted");
    }

    @Test
    default void panel_returnToSomewhereElse_isNotShown() {
        assertThat(panel(site().get("/sign-in?return_to=https%3A%2F%2Fevil.example%2F", "Accept", "text/html")))
                .doesNotContain("evil", "You asked for");
    }

    @Test
    default void panel_manyVisitorsAtOnce_eachSeesItsOwnRequest() throws InterruptedException, ExecutionException {
        ExecutorService visitors = Executors.newFixedThreadPool(8);
        List<Future<String>> seen = Stream.iterate(0, number -> number < 80, number -> number + 1)
                .map(number -> visitors.submit(() -> panel(site().page("/none/" + number, token(number)))))
                .toList();
        visitors.shutdown();

        for (int number = 0; number < seen.size(); number++) {
            assertThat(seen.get(number).get())
                    .contains("/none/" + number + " with cookie", "Let in, as " + name(number) + ".")
                    .doesNotContain("as " + name(number + 1));
        }
    }

    private static String name(int number) {
        return number % 2 == 0 ? "bob" : "alice";
    }

    private static String token(int number) {
        return number % 2 == 0 ? TestTokens.bob() : TestTokens.alice();
    }

    @Test
    default void live_alice_seesCountsByReasonAndNobodysName() {
        site().get("/api/me");

        HttpResponse<String> page = site().page("/admin/live", TestTokens.alice());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<code>missing_token</code></th><td>")
                .containsPattern("<dd data-count=\"refused\">[1-9]\\d*</dd>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("; connect-src 'self'");
    }

    @Test
    default void liveApi_alice_countsEachRefusal() {
        long before = missing(site().api("/api/admin/live", TestTokens.alice()));

        site().get("/api/me");

        assertThat(missing(site().api("/api/admin/live", TestTokens.alice()))).isGreaterThan(before);
    }

    private static long missing(HttpResponse<String> answer) {
        return Long.parseLong("0"
                + answer.body()
                        .replaceFirst("(?s).*\"missing_token\":(\\d+).*", "$1")
                        .replaceAll("\\D", ""));
    }

    @ParameterizedTest
    @CsvSource({"/admin/live", "/api/admin/live"})
    default void live_others_mayNotSeeIt(String path) {
        assertThat(site().get(path).statusCode()).isEqualTo(401);
        assertThat(site().api(path, TestTokens.bob()).statusCode()).isEqualTo(403);
    }
}
