package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on which users look after their API keys. */
interface ApiKeysContract {
    String KEYS = "/account/api-keys";

    Site site();

    @Test
    default void newKey_redirectsToThePageThatShowsItOnceAndOpensTheApi() {
        String here = signIn("carol", "singers");

        HttpResponse<String> made = make("A <b>build</b>", here);
        HttpResponse<String> page = site().get(KEYS, "Cookie", here + "; " + Site.cookies(made));
        String key = keyIn(page);

        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(made.headers().firstValue("Location")).contains(site().contextPath() + KEYS);
        assertThat(made.headers().map().toString()).doesNotContain(key.split("_")[2]);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("<h2>A &lt;b&gt;build&lt;/b&gt;</h2>", "<code>" + key.split("_")[1] + "</code>");
        assertThat(site().get("/api/me", "X-API-Key", key).body().strip())
                .isEqualTo("{\"name\":\"carol\",\"roles\":[\"reader\"],\"scopes\":[\"notes:read\"]}");
        assertThat(site().get("/account", "X-API-Key", key).statusCode()).isEqualTo(200);
    }

    @Test
    default void newKey_cookieIsForThatPageAloneAndTakenByIt() {
        String here = signIn("carol", "singers");

        HttpResponse<String> made = make("build", here);
        HttpResponse<String> page = site().get(KEYS, "Cookie", here + "; " + Site.cookies(made));

        assertThat(made.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("new_key=ey")
                .contains("Path=" + site().contextPath() + KEYS, "Max-Age=60", "HttpOnly", "SameSite=Strict");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("new_key=;")
                .contains("Path=" + site().contextPath() + KEYS, "Expires=Thu, 01 Jan 1970");
        assertThat(site().get(KEYS, "Cookie", here).body()).doesNotContain("new-key");
    }

    @Test
    default void newKey_cookieInAnotherSession_showsNothing() {
        String cookie = Site.cookies(make("build", signIn("carol", "singers")));

        HttpResponse<String> page = site().get(KEYS, "Cookie", signIn("carol", "singers") + "; " + cookie);

        assertThat(page.body()).doesNotContain("new-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c.d.e"})
    default void newKey_cookieNotOfOurs_showsNothing(String value) {
        HttpResponse<String> page = site().get(KEYS, "Cookie", signIn("carol", "singers") + "; new_key=" + value);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("new-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "1234567890123456789012345678901234567890123456789012345678901"})
    default void newKey_withoutAGoodName_isNotMade(String name) {
        HttpResponse<String> answer = make(name, signIn("carol", "singers"));

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("class=\"message problem\" role=\"alert\"", "a name of 1 to 60 characters");
    }

    @Test
    default void key_lastUse_isShown() {
        String here = signIn("carol", "singers");
        String key = keyMade("nightly", here);
        String before = row("nightly", here);

        site().get("/api/me", "X-API-Key", key);

        assertThat(before).contains("never used").doesNotContain("last used");
        assertThat(row("nightly", here)).containsPattern("last used <time [^>]+>just now</time>");
    }

    @Test
    default void key_wrongSecret_isNoUse() {
        String here = signIn("carol", "singers");
        String key = keyMade("guessed at", here);

        assertThat(site().get("/api/me", "X-API-Key", key.substring(0, key.length() - 7) + "0000000")
                        .statusCode())
                .isEqualTo(401);
        assertThat(row("guessed at", here)).contains("never used");
    }

    @Test
    default void key_revokedByItsOwnerAlone_isRefused() {
        String carol = signIn("carol", "singers");
        String key = keyMade("build", carol);
        Map<String, String> revocation = Map.of("revoke", key.split("_")[1]);

        site().ownForm(KEYS, revocation, signIn("alice", "wonderland"));
        int before = site().get("/api/me", "X-API-Key", key).statusCode();
        HttpResponse<String> answer = site().ownForm(KEYS, revocation, carol);

        assertThat(before).isEqualTo(200);
        assertThat(answer.headers().firstValue("Location")).contains(site().contextPath() + KEYS + "?notice=revoked");
        assertThat(site().get("/api/me", "X-API-Key", key).body()).contains("\"code\":\"token_revoked\"");
        assertThat(site().get(KEYS + "?notice=revoked", "Cookie", carol).body())
                .contains("revoked</span>", "class=\"message success\" role=\"status\"");
    }

    @Test
    default void key_makesNoOtherKeys() {
        String key = keyMade("build", signIn("carol", "singers"));
        Map<String, String> fields = Map.of("name", "another");

        assertThat(site().form(KEYS, fields, "X-API-Key", key).statusCode()).isEqualTo(403);
        assertThat(site().form(KEYS, fields, "Authorization", "Bearer " + TestTokens.bob())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    default void newKey_beyondTheTwentieth_isNotMade() {
        String bob = signIn("bob", "builder");
        List<HttpResponse<String>> made =
                Stream.generate(() -> make("build", bob)).limit(21).toList();

        assertThat(made.subList(0, 20)).allMatch(answer -> answer.statusCode() == 303);
        assertThat(made.get(20).headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(made.get(20).body()).contains("You have had 20 keys");
    }

    private String signIn(String username, String password) {
        return Site.cookies(site().ownForm("/sign-in", Map.of("username", username, "password", password)));
    }

    private HttpResponse<String> make(String name, String cookies) {
        return site().ownForm(KEYS, Map.of("name", name), cookies);
    }

    private String keyMade(String name, String cookies) {
        return keyIn(site().get(KEYS, "Cookie", cookies + "; " + Site.cookies(make(name, cookies))));
    }

    private String row(String name, String cookies) {
        return find("<h2>" + name + "</h2>(.*?)</li>", site().get(KEYS, "Cookie", cookies));
    }

    private static String keyIn(HttpResponse<String> page) {
        return find("<code id=\"new-key\">(ost_\\w+)</code>", page);
    }

    private static String find(String pattern, HttpResponse<String> page) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the page: " + pattern));
    }
}
