package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.JwksServlet;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, refreshing, renewing a page and signing out, by a clock that moves when it is told to. */
abstract class SessionsContract {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Successor NEVER_TAKEN = new Successor("never taken", Instant.EPOCH, Instant.EPOCH);
    private static final Duration UNTIL_EXPIRED = Duration.ofMinutes(16);
    private static final String[] PAGE = {"Accept: text/html", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Site: same-origin"
    };
    private static final String SCRIPT = "Sec-Fetch-Site: same-origin";
    private static final List<String> CLEARED = List.of(
            "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
            "refresh_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");

    private final SharedApplications applications;
    private final MovableClock clock = new MovableClock();
    private final TokenStateStore store = new InMemoryTokenStateStore(1_000, clock);
    private final CookieJar browser = new CookieJar();
    private RunningApplication application;

    SessionsContract(SharedApplications applications) {
        this.applications = applications;
    }

    @BeforeEach
    void start() throws Exception {
        application = applications.start(application(builder()));
        browser.take(application.send("POST", "/public/session/sign-in", "Content-Length: 0"));
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private AuthFilterBuilder builder() {
        return SessionFilters.builder(clock, store).rules("/partners/** = role(partner)", "/never/** = deny");
    }

    private static WebApplication application(AuthFilterBuilder filter) {
        return WebApplication.with(filter.build())
                .and(new Service("session", new SessionServlet(), "/public/session/*"))
                .and(new Service("jwks", new JwksServlet(), "/public/jwks.json"));
    }

    private void advance(Duration duration) {
        clock.advance(duration);
    }

    private RawHttp.Answer page(String method, String target) throws Exception {
        return browser.take(application.send(method, target, PAGE[0], PAGE[1], PAGE[2], browser.line()));
    }

    private RawHttp.Answer page(String target) throws Exception {
        return page("GET", target);
    }

    private RawHttp.Answer script(String target) throws Exception {
        return script(target, browser);
    }

    private RawHttp.Answer script(String target, CookieJar cookies) throws Exception {
        return browser.take(application.send("POST", target, SCRIPT, cookies.line(), "Content-Length: 0"));
    }

    private static List<String> cookies(RawHttp.Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .map(line -> line.replaceFirst("=[^;]+;", "=...;"))
                .toList();
    }

    @Test
    void signIn_setsBothCookiesAndTheNextPageShowsTheUser() throws Exception {
        RawHttp.Answer answer = application.send("POST", "/public/session/sign-in", "Content-Length: 0");

        assertThat(cookies(answer))
                .containsExactly(
                        "access_token=...; Path=/; Max-Age=900; HttpOnly; SameSite=Lax",
                        "refresh_token=...; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(page("/a").body()).contains("principal=u1", "admin=true", "scopes=[read]");
    }

    @Test
    void signIn_inAContextBehindTls_setsSecureCookiesForItsPath() throws Exception {
        AuthFilterBuilder behindTls = builder().externalUrl("https://shop.example/shop");
        try (RunningApplication shop = applications.start(application(behindTls).at("/shop"))) {
            RawHttp.Answer answer = shop.send("POST", "/shop/public/session/sign-in", "Content-Length: 0");

            assertThat(cookies(answer))
                    .containsExactly(
                            "access_token=...; Path=/shop; Max-Age=900; HttpOnly; SameSite=Lax; Secure",
                            "refresh_token=...; Path=/shop; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
            browser.take(answer);
            RawHttp.Answer refreshed =
                    shop.send("POST", "/shop/auth/refresh", SCRIPT, browser.line(), "Content-Length: 0");
            assertThat(refreshed.status()).isEqualTo(204);
            assertThat(cookies(refreshed)).isEqualTo(cookies(answer));
        }
    }

    @Test
    void refresh_getsTheNextTokens() throws Exception {
        CookieJar before = browser.copy();
        advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = script("/auth/refresh");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(cookies(answer))
                .containsExactly(
                        "access_token=...; Path=/; Max-Age=900; HttpOnly; SameSite=Lax",
                        "refresh_token=...; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
        assertThat(browser.cookies().values())
                .doesNotContainAnyElementsOf(before.cookies().values());
        assertThat(application.get("/api/x", browser.line()).status()).isEqualTo(200);
    }

    @Test
    void refresh_sameTokenAgain_isOneSessionWithinTheGraceAndTheftLater() throws Exception {
        CookieJar before = browser.copy();
        script("/auth/refresh");
        advance(GRACE.minusMillis(1));
        assertThat(script("/auth/refresh", before).status()).isEqualTo(204);
        script("/auth/refresh");
        CookieJar owners = browser.copy();

        advance(Duration.ofMillis(1));
        RawHttp.Answer theft = script("/auth/refresh", before);

        assertThat(theft.status()).isEqualTo(401);
        assertThat(theft.code()).isEqualTo("token_revoked");
        assertThat(theft.headers("Set-Cookie")).isEmpty();
        assertThat(theft.header("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
        assertThat(application.get("/api/x", owners.line()).code()).isEqualTo("token_revoked");
        assertThat(store.sessionsOf("u1")).isEmpty();
    }

    @Test
    void refresh_withoutAUsableCookie_isRefused() throws Exception {
        assertThat(script("/auth/refresh", browser.without("refresh_token")).code())
                .isEqualTo("missing_token");
        assertThat(script("/auth/refresh", new CookieJar(Map.of("refresh_token", "x")))
                        .code())
                .isEqualTo("malformed_token");
    }

    @Test
    void refresh_besideAnotherCookieOfTheName_isByTheGoodOne() throws Exception {
        RawHttp.Answer answer = application.send(
                "POST", "/auth/refresh", SCRIPT, browser.line() + "; refresh_token=x", "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT"})
    void ownPaths_otherMethods_areNotAllowed(String method) throws Exception {
        for (String path : List.of("/auth/refresh", "/auth/sign-out")) {
            RawHttp.Answer answer = application.send(method, path, SCRIPT, browser.line(), "Content-Length: 0");

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("POST");
            assertThat(answer.applicationRan()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/auth/refresh, Sec-Fetch-Site: cross-site, 403",
        "/auth/refresh, Sec-Fetch-Site: same-site, 403",
        "/auth/refresh, Origin: https://evil.test, 403",
        "/auth/refresh, X-None: 1, 403",
        "/auth/refresh, Sec-Fetch-Site: same-origin, 204",
        "/auth/sign-out, Sec-Fetch-Site: cross-site, 403",
        "/auth/sign-out, Sec-Fetch-Site: same-site, 403",
        "/auth/sign-out, Origin: https://evil.test, 403",
        "/auth/sign-out, X-None: 1, 403",
        "/auth/sign-out, Sec-Fetch-Site: none, 204"
    })
    void ownPaths_fromAnotherSite_areRefused(String path, String header, int status) throws Exception {
        RawHttp.Answer answer = application.send("POST", path, header, browser.line(), "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(status == 403 ? "csrf_cross_site" : "");
        assertThat(store.sessionsOf("u1")).hasSize(path.equals("/auth/sign-out") && status == 204 ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void page_expiredToken_isServedAndRenewed(String method) throws Exception {
        advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = page(method, "/a");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.applicationRan()).isTrue();
        assertThat(answer.body()).contains(method.equals("GET") ? "principal=u1" : "");
        assertThat(cookies(answer))
                .containsExactly(
                        "access_token=...; Path=/; Max-Age=900; HttpOnly; SameSite=Lax",
                        "refresh_token=...; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
        assertThat(page("/a").headers("Set-Cookie")).isEmpty();
    }

    @Test
    void page_absentAccessToken_isServedAndRenewed() throws Exception {
        browser.cookies().remove("access_token");

        assertThat(page("/a").body()).contains("principal=u1");
        assertThat(browser.cookies()).containsKey("access_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forward", "/include", "/error", "/async", "/async-itself", "/async-code"})
    void page_thatDispatches_isRenewedOnce(String path) throws Exception {
        advance(UNTIL_EXPIRED);
        SessionState session = store.sessionsOf("u1").get(0);

        RawHttp.Answer answer = page(path);

        assertThat(answer.body()).contains("principal=u1");
        assertThat(answer.headers("Set-Cookie")).hasSize(2);
        advance(GRACE);
        assertThat(store.rotate(session.id(), "u1", TokenCopy.first(session.currentToken()), NEVER_TAKEN))
                .isInstanceOfSatisfying(
                        Rotation.Repeated.class,
                        repeated -> assertThat(repeated.session())
                                .isEqualTo(store.sessionsOf("u1").get(0)));
    }

    @Test
    void page_thatBeginsAnewAndMayBeCached_isRenewedAndMayNot() throws Exception {
        assertThat(page("/cacheable").headers("Cache-Control")).containsExactly("public, max-age=60");
        advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = page("/cacheable");

        assertThat(answer.body()).contains("principal=u1");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("Set-Cookie")).hasSize(2);
    }

    /** Or the browser would come back with a refresh token that was used, and look like a thief. */
    @ParameterizedTest
    @ValueSource(strings = {"/throw-runtime", "/throw-servlet"})
    void page_thatFails_isRenewedAllTheSame(String path) throws Exception {
        try (RunningApplication withErrorPage =
                applications.start(application(builder()).withErrorPage(500, "/error-page"))) {
            advance(UNTIL_EXPIRED);

            RawHttp.Answer answer = withErrorPage.get(path, PAGE[0], PAGE[1], PAGE[2], browser.line());

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("principal=u1");
            assertThat(answer.headers("Set-Cookie")).hasSize(2);
        }
    }

    @Test
    void page_thatARuleRefuses_burnsNothing() throws Exception {
        SessionState before = store.sessionsOf("u1").get(0);
        advance(UNTIL_EXPIRED);

        assertThat(page("/partners/x").status()).isEqualTo(403);
        assertThat(page("/never/x").status()).isEqualTo(403);

        assertThat(store.sessionsOf("u1")).containsExactly(before);
    }

    @Test
    void apiRequest_expiredToken_isNotRenewed() throws Exception {
        advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = application.get("/api/x", browser.line());

        assertThat(answer.code()).isEqualTo("token_expired");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void page_sessionThatWasEnded_goesToTheSignInPageWithoutCookies() throws Exception {
        application.send("POST", "/public/session/sign-out-everywhere", "Content-Length: 0");

        RawHttp.Answer answer = page("/a");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/sign-in?return_to=%2Fa&error=session_expired");
        assertThat(answer.headers("Set-Cookie")).containsExactlyInAnyOrderElementsOf(CLEARED);
    }

    @Test
    void signOut_page_goesToTheSignInPageAndNoTokenWorks() throws Exception {
        CookieJar before = browser.copy();

        RawHttp.Answer answer = application.send(
                "POST", "/auth/sign-out", PAGE[0], PAGE[1], PAGE[2], browser.line(), "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/sign-in");
        assertThat(answer.headers("Set-Cookie")).containsExactlyElementsOf(CLEARED);
        assertThat(application.get("/api/x", before.line()).code()).isEqualTo("token_revoked");
        assertThat(script("/auth/refresh", before).code()).isEqualTo("token_revoked");
    }

    @Test
    void signOut_script_is204() throws Exception {
        advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = script("/auth/sign-out");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers("Set-Cookie")).containsExactlyElementsOf(CLEARED);
        assertThat(store.sessionsOf("u1")).isEmpty();
    }

    @Test
    void signOut_ofTheApplication_isTheSame() throws Exception {
        RawHttp.Answer answer = script("/public/session/sign-out");

        assertThat(answer.headers("Set-Cookie")).containsExactlyElementsOf(CLEARED);
        assertThat(store.sessionsOf("u1")).isEmpty();
    }

    @Test
    void storeThatIsAway_is503AndKeepsTheCookies() throws Exception {
        advance(UNTIL_EXPIRED);
        store.close();

        for (RawHttp.Answer answer : List.of(page("/a"), script("/auth/refresh"), script("/auth/sign-out"))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).contains("1");
            assertThat(answer.headers("Set-Cookie")).isEmpty();
        }
        assertThat(script("/auth/refresh").code()).isEqualTo("store_unavailable");
    }

    @Test
    void jwks_ofASecret_isNothing() throws Exception {
        assertThat(application.get("/public/jwks.json").status()).isEqualTo(404);
    }

    @Test
    void initParams_turnSessionsOnAndLeaveNoThread() throws Exception {
        Set<Thread> ofOthers = Threads.ofFilters();
        Map<String, String> settings = Applications.standardWith("session", "on");
        WebApplication byInitParams =
                WebApplication.with(settings).and(new Service("session", new SessionServlet(), "/public/session/*"));

        try (RunningApplication running = applications.start(byInitParams)) {
            CookieJar cookies = new CookieJar();
            cookies.take(running.send("POST", "/public/session/sign-in", "Content-Length: 0"));
            assertThat(running.get("/api/x", cookies.line()).body()).contains("principal=u1");
            running.send("POST", "/auth/sign-out", SCRIPT, cookies.line(), "Content-Length: 0");
            assertThat(running.get("/api/x", cookies.line()).code()).isEqualTo("token_revoked");
        }

        assertThat(Threads.ofFiltersBeside(ofOthers)).isEmpty();
    }
}
