package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers keep and send, as Chromium was measured to. */
class BrowserCookiesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final BrowserCookies cookies = new BrowserCookies(now::get);

    private static BrowserRequest typed(String uri) {
        return BrowserRequest.typed(URI.create(uri));
    }

    private static BrowserRequest by(String page, BrowserRequest.Kind kind, String method, String uri) {
        BrowserPage from = new BrowserPage(URI.create(page), 200, Map.of(), "", List.of());
        return BrowserRequest.from(from, kind, method, URI.create(uri), null);
    }

    private void set(String uri, String... fields) {
        cookies.keep(typed(uri), List.of(fields));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-a=1; Path=/",
                "__Host-a=1; Secure",
                "__Host-a=1; Secure; Path=/app",
                "__Host-a=1; Secure; Path=/; Domain=localhost",
                "__host-a=1; Path=/",
                "__Secure-a=1; Path=/",
                "a=1; SameSite=None",
                "a=1; Domain=evil.example",
                "=",
            })
    void keep_cookieThatBreaksARule_isRefused(String field) {
        set("http://localhost:8080/", field);

        assertThat(cookies.all()).isEmpty();
        assertThat(cookies.refused()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"4095, 1", "4096, 0"})
    void keep_nameAndValue_mayHave4096Bytes(int length, int kept) {
        set("http://localhost/", "a=" + "x".repeat(length));

        assertThat(cookies.all()).hasSize(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/, true",
        "http://127.0.0.1:8080/, true",
        "http://[::1]/, true",
        "https://app.example/, true",
        "http://app.example/, false",
        "http://192.168.0.1/, false",
    })
    void keep_secureCookie_needsHttpsOrLoopback(String uri, boolean kept) {
        set(uri, "__Host-a=1; Secure; Path=/");

        assertThat(!cookies.all().isEmpty()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "/app, /app, true",
        "/app, /app/x, true",
        "/app, /application, false",
        "/app/, /app, false",
        "/, /x, true",
    })
    void field_path_isAPrefixOfSegments(String path, String requested, boolean sent) {
        set("http://localhost/", "a=1; Path=" + path);

        assertThat(cookies.field(typed("http://localhost" + requested)).isPresent())
                .isEqualTo(sent);
    }

    @Test
    void field_withoutPath_isSentBelowTheFolderOfThePage() {
        set("http://localhost/a/b", "a=1");

        assertThat(cookies.field(typed("http://localhost/a/c"))).contains("a=1");
        assertThat(cookies.field(typed("http://localhost/b"))).isEmpty();
    }

    @Test
    void field_severalCookies_longerPathsFirstThenOlderOnes() {
        set("http://localhost/", "a=1; Path=/");
        now.set(START.plusSeconds(1));
        set("http://localhost/", "b=2; Path=/x", "c=3; Path=/");
        now.set(START.plusSeconds(2));
        set("http://localhost/", "a=4; Path=/");

        assertThat(cookies.field(typed("http://localhost/x"))).contains("b=2; a=4; c=3");
    }

    @Test
    void field_otherPort_isTheSameHost() {
        set("http://localhost:1/", "a=1");

        assertThat(cookies.field(typed("http://localhost:2/"))).contains("a=1");
        assertThat(cookies.field(typed("http://127.0.0.1:1/"))).isEmpty();
    }

    @Test
    void field_domain_isSentToItsHosts() {
        set("https://a.app.example/", "a=1; Domain=app.example");

        assertThat(cookies.field(typed("https://b.app.example/"))).contains("a=1");
        assertThat(cookies.field(typed("https://xapp.example/"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USER_NAVIGATION, GET, Strict, false",
        "USER_NAVIGATION, GET, Lax, true",
        "USER_NAVIGATION, GET, None, true",
        "USER_NAVIGATION, POST, Lax, false",
        "SCRIPT_NAVIGATION, POST, Strict, false",
        "SCRIPT_NAVIGATION, POST, None, true",
        "FETCH, GET, Lax, false",
        "FETCH, GET, None, true",
    })
    void field_requestOfAnotherSite_isJudgedBySameSite(
            BrowserRequest.Kind kind, String method, String sameSite, boolean sent) {
        set("http://localhost/", "a=1; Secure; SameSite=" + sameSite);

        Optional<String> field = cookies.field(by("http://127.0.0.1/", kind, method, "http://localhost/"));

        assertThat(field.isPresent()).isEqualTo(sent);
    }

    @Test
    void field_requestOfTheSameSite_carriesAll() {
        set("http://localhost/", "a=1; SameSite=Strict", "b=2; SameSite=Lax", "c=3");

        assertThat(cookies.field(by("http://localhost:9/", BrowserRequest.Kind.FETCH, "POST", "http://localhost/")))
                .contains("a=1; b=2; c=3");
    }

    @Test
    void field_withoutSameSite_goesWithForeignFormsForTwoMinutes() {
        set("http://localhost/", "a=1");
        BrowserRequest form = by("http://127.0.0.1/", BrowserRequest.Kind.USER_NAVIGATION, "POST", "http://localhost/");

        assertThat(cookies.field(form)).contains("a=1");
        now.set(START.plus(Duration.ofMinutes(2)));
        assertThat(cookies.field(form)).isEmpty();
    }

    @Test
    void field_typedAddressThatWasRedirectedOverAnotherSite_carriesStrictCookies() {
        set("http://localhost/", "a=1; SameSite=Strict");
        BrowserRequest back =
                typed("http://127.0.0.1/authorize").redirected(302, URI.create("http://localhost/cb"), "");

        assertThat(cookies.field(back)).contains("a=1");
    }

    @Test
    void age_maxAgeGoesBeforeExpiresAndEndsAtTheInstant() {
        set("http://localhost/", "a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        now.set(START.plusSeconds(59));
        assertThat(cookies.all()).hasSize(1);

        now.set(START.plusSeconds(60));

        assertThat(cookies.all()).isEmpty();
        assertThat(cookies.field(typed("http://localhost/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=; Max-Age=0",
                "a=; Max-Age=-1",
                "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "a=; Expires=Thu, 01-Jan-1970 00:00:00 GMT",
            })
    void age_over_removesTheCookie(String field) {
        set("http://localhost/", "a=1");

        set("http://localhost/", field);

        assertThat(cookies.all()).isEmpty();
    }

    @Test
    void age_longerThan400Days_isCutOff() {
        set("http://localhost/", "a=1; Max-Age=999999999", "b=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT");

        assertThat(cookies.all())
                .extracting(BrowserCookie::expiresAt)
                .containsOnly(Optional.of(START.plus(Duration.ofDays(400))));
    }

    @Test
    void keep_moreThan180OfAHost_theOldestGoes() {
        set(
                "http://localhost/",
                IntStream.rangeClosed(1, 181).mapToObj(i -> "c" + i + "=1").toArray(String[]::new));

        assertThat(cookies.all()).hasSize(180).noneMatch(cookie -> cookie.name().equals("c1"));
    }

    @Test
    void closeBrowser_cookiesWithAnAge_stay() {
        set("http://localhost/", "a=1", "b=2; Max-Age=60");

        cookies.closeBrowser();

        assertThat(cookies.all()).extracting(BrowserCookie::name).containsExactly("b");
    }
}
