package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays of the session's cookies whatever an application does, and how the container's own session and caches follow. */
abstract class KeptCookiesContract {
    private static final String PAGE = "Accept: text/html";
    private static final String NAVIGATION = "Sec-Fetch-Mode: navigate";
    private static final String SAME_SITE = "Sec-Fetch-Site: same-origin";

    /** What Jetty itself says where a cookie is set. */
    private static final String EXPIRED = "Thu, 01 Jan 1970 00:00:00 GMT";

    private final SharedApplications applications;
    private final MovableClock clock = new MovableClock();
    private final TokenStateStore store = new InMemoryTokenStateStore(1_000, clock);
    private final CookieJar browser = new CookieJar();
    private RunningApplication application;

    KeptCookiesContract(SharedApplications applications) {
        this.applications = applications;
    }

    @BeforeEach
    void start() throws Exception {
        application = applications.start(WebApplication.with(builder().build())
                .and(new Service("signing", new SigningServlet(), "/public/signing/*", "/signing/*"))
                .withErrorPage(418, "/error-page")
                .withErrorPage(500, "/error-page"));
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private AuthFilterBuilder builder() {
        return SessionFilters.builder(clock, store);
    }

    private RawHttp.Answer page(String target) throws Exception {
        return browser.take(application.get(target, PAGE, NAVIGATION, SAME_SITE, browser.line()));
    }

    private static List<String> tokens(RawHttp.Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .filter(line -> line.matches("(access|refresh)_token=.*"))
                .toList();
    }

    private void requireTokens(RawHttp.Answer answer) {
        assertThat(tokens(answer)).hasSize(2).allMatch(line -> line.matches("(access|refresh)_token=ey.*"));
        assertThat(answer.headers("Cache-Control")).singleElement().asString().endsWith("no-store");
        assertThat(answer.headers("CDN-Cache-Control")).isEmpty();
        assertThat(answer.headers("Expires")).allMatch(EXPIRED::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "reset", "set", "null", "buffer", "forwarded", "async"})
    void signIn_whateverTheApplicationDoesThen_isKept(String then) throws Exception {
        RawHttp.Answer answer = page("/public/signing/in/u1?then=" + then);

        requireTokens(answer);
        assertThat(answer.headers("Set-Cookie")).anyMatch(line -> line.startsWith("page=1"));
        assertThat(page("/a").body()).contains("principal=u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "throw"})
    void signIn_thatEndsInAnErrorPage_isKept(String then) throws Exception {
        RawHttp.Answer answer = page("/public/signing/in/u1?then=" + then);

        assertThat(answer.status()).isEqualTo(then.equals("error") ? 418 : 500);
        requireTokens(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "reset", "set", "null", "buffer", "async", "error", "throw"})
    void renewal_whateverTheApplicationDoesThen_isKept(String then) throws Exception {
        page("/public/signing/in/u1");
        clock.advance(Duration.ofMinutes(16));

        requireTokens(page("/signing/nothing?then=" + then));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "reset", "set", "null", "buffer", "async", "error", "throw"})
    void renewalOfAPublicPageThatAsks_whateverTheApplicationDoesThen_isKept(String then) throws Exception {
        page("/public/signing/in/u1");
        clock.advance(Duration.ofMinutes(16));

        requireTokens(page("/public/signing/ask?then=" + then));
    }

    private String session(RawHttp.Answer answer) {
        return answer.header(SigningServlet.SESSION).orElse("");
    }

    @Test
    void containersSession_getsAnotherIdAtSignIn() throws Exception {
        String before = session(page("/public/signing/mark"));

        String after = session(page("/public/signing/in/u1"));

        assertThat(before).endsWith(" true");
        assertThat(after).endsWith(" true").isNotEqualTo(before);
        assertThat(session(page("/public/signing/nothing"))).isEqualTo(after);
    }

    @Test
    void containersSession_endsWhenSomebodyElseSignsIn() throws Exception {
        page("/public/signing/in/u1");
        page("/public/signing/mark");

        assertThat(session(page("/public/signing/in/u2"))).isEqualTo("none");
        assertThat(session(page("/public/signing/nothing"))).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/signing/out", "/auth/sign-out"})
    void containersSession_endsAtSignOut(String path) throws Exception {
        page("/public/signing/in/u1");
        page("/public/signing/mark");

        RawHttp.Answer answer = browser.take(
                application.send("POST", path, PAGE, NAVIGATION, SAME_SITE, browser.line(), "Content-Length: 0"));

        assertThat(answer.headers("Clear-Site-Data")).containsExactly("\"cache\"");
        assertThat(browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
        assertThat(session(page("/public/signing/nothing"))).isEqualTo("none");
    }

    @Test
    void containersSession_isNotMade() throws Exception {
        assertThat(session(page("/public/signing/in/u1"))).isEqualTo("none");
        assertThat(session(page("/public/signing/out"))).isEqualTo("none");
    }

    @Test
    void cookieUsersAnswer_isPrivateUnlessTheApplicationSaysOtherwise() throws Exception {
        page("/public/signing/in/u1");

        assertThat(page("/a").headers("Cache-Control")).containsExactly("private");
        assertThat(page("/forward").headers("Cache-Control")).containsExactly("private");
        assertThat(page("/async").headers("Cache-Control")).containsExactly("private");
        assertThat(page("/cacheable").headers("Cache-Control")).containsExactly("public, max-age=60");
        assertThat(application.get("/public/x").headers("Cache-Control")).isEmpty();
    }

    @Test
    void plantedAccessCookie_isRenewedOverOrRefused() throws Exception {
        page("/public/signing/in/attacker");
        String planted = browser.cookies().get("access_token");
        browser.cookies().clear();
        page("/public/signing/in/u1");
        browser.cookies().put("access_token", planted);

        assertThat(application.get("/api/x", browser.line()).code()).isEqualTo("multiple_tokens");
        assertThat(page("/a").body()).contains("principal=u1");
        assertThat(application.get("/api/x", browser.line()).body()).contains("principal=u1");
    }

    @Test
    void signInFromAnotherSite_isRefused() throws Exception {
        RawHttp.Answer link = application.get("/public/signing/in/u1", PAGE, NAVIGATION, "Sec-Fetch-Site: cross-site");
        RawHttp.Answer script =
                application.send("POST", "/public/signing/in/u1", "Origin: https://evil.test", "Content-Length: 0");

        assertThat(link.status()).isEqualTo(403);
        assertThat(script.code()).isEqualTo("csrf_cross_site");
        assertThat(tokens(link)).isEmpty();
        assertThat(tokens(script)).isEmpty();
        assertThat(store.sessionsOf("u1")).isEmpty();
    }
}
