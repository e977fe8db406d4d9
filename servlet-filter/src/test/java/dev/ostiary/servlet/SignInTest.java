package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What signing in leaves in the browser and in the store. */
class SignInTest {
    private static final Map<String, Object> ADMIN = Map.of("roles", List.of("admin"));

    private final SessionFixture fixture = new SessionFixture("/admin/** = role(admin)");
    private final Sessions sessions = fixture.filter.sessions();
    private final FakeResponse response = new FakeResponse();

    private static String withoutToken(String line) {
        return line.replaceFirst("=[^;]*", "=...");
    }

    private List<String> lines(Sessions through, FakeRequest request) {
        through.signIn(request, response, "u1", ADMIN);
        return cookies(response).stream().map(SignInTest::withoutToken).toList();
    }

    @Test
    void signIn_setsBothCookies() {
        assertThat(lines(sessions, FakeRequest.post("/sign-in")))
                .containsExactly(
                        "access_token=...; Path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure",
                        "refresh_token=...; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void signIn_otherLifetimesAndNames_showInTheCookies() {
        Sessions others = fixture.builder()
                .cookieName("at")
                .sessions(options -> options.store(fixture.store.store())
                        .accessTtl(Duration.ofMinutes(5))
                        .refreshTtl(Duration.ofDays(1))
                        .refreshCookieName("rt"))
                .build()
                .sessions();

        assertThat(lines(others, FakeRequest.post("/shop/sign-in").contextPath("/shop")))
                .containsExactly(
                        "at=...; Path=/shop; Max-Age=300; HttpOnly; SameSite=Lax; Secure",
                        "rt=...; Path=/shop; Max-Age=86400; HttpOnly; SameSite=Lax; Secure");
    }

    @ParameterizedTest
    @CsvSource({
        "http, localhost, false",
        "http, app.localhost, false",
        "http, 127.0.0.1, false",
        "http, 127.255.0.9, false",
        "http, ::1, false",
        "http, [::1], false",
        "http, 0:0:0:0:0:0:0:1, false",
        "http, a.b.localhost, false",
        "http, LOCALHOST, false",
        "http, notlocalhost, true",
        "http, localhost., true",
        "http, 127.0.0.1.evil.test, true",
        "http, 127.0.0.256, true",
        "http, ::2, true",
        "http, ::ffff:127.0.0.1, true",
        "http, localhost.evil.test, true",
        "http, app.example, true",
        "http, 128.0.0.1, true",
        "https, localhost, true"
    })
    void signIn_cookiesAreSecure_unlessPlainOnLoopback(String scheme, String host, boolean secure) {
        List<String> lines = lines(sessions, FakeRequest.post("/sign-in").sentTo(scheme, host, 8080));

        assertThat(lines).hasSize(2).allMatch(line -> line.endsWith("; Secure") == secure);
    }

    @Test
    void signIn_behindAProxyThatEndsTls_isSecure() {
        Sessions behind =
                fixture.builder().externalUrl("https://app.example").build().sessions();

        assertThat(lines(behind, FakeRequest.post("/sign-in").sentTo("http", "localhost", 8080)))
                .allMatch(line -> line.endsWith("; Secure"));
    }

    /** Whoever says so need not be believed for this: the cookie is only kept closer. */
    @Test
    void signIn_behindAProxyNobodyWasToldOf_isSecure() {
        FakeRequest request = FakeRequest.post("/sign-in").sentTo("http", "localhost", 8080);

        assertThat(lines(sessions, request.header("X-Forwarded-Proto", "https")))
                .allMatch(line -> line.endsWith("; Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-", "__Secure-", "__host-"})
    void signIn_nameThatPromisesIt_isSecureOverPlainHttpToo(String prefix) {
        Sessions named = fixture.builder()
                .cookieName(prefix + "at")
                .sessions(options -> options.store(fixture.store.store()).refreshCookieName(prefix + "rt"))
                .build()
                .sessions();

        assertThat(lines(named, FakeRequest.post("/sign-in").sentTo("http", "localhost", 8080)))
                .containsExactly(
                        prefix + "at=...; Path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure",
                        prefix + "rt=...; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void init_hostPrefixBelowTheRoot_stopsTheStart() {
        AuthFilter filter = fixture.builder().cookieName("__Host-at").build();
        ServletContext below = (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, args) -> switch (called.getName()) {
                    case "getContextPath" -> "/shop";
                    case "getServletRegistrations", "getFilterRegistrations" -> Map.of();
                    default -> null;
                });

        assertThatThrownBy(() -> filter.init(new FakeFilterConfig(Map.of(), below)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("__Host-at")
                .hasMessageContaining("Path=/");
    }

    @Test
    void signIn_nextPage_showsTheUser() throws Exception {
        fixture.signIn("u1", "admin");

        fixture.page("/admin/a");

        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
        assertThat(fixture.last().isUserInRole("admin")).isTrue();
        assertThat(((JwtPrincipal) fixture.last().getUserPrincipal()).scopes()).containsExactly("read");
    }

    @Test
    void sessionId_isThatOfTheRequestsOwnSession() throws Exception {
        String id = fixture.signIn("u1");
        fixture.page("/a");

        assertThat(Sessions.of(fixture.last()).sessionId(fixture.last())).contains(id);
        assertThat(sessions.sessionId(FakeRequest.get("/"))).isEmpty();
    }

    @Test
    void signIn_withTheTokenOfAnotherSession_endsThatOne() {
        String planted = fixture.signIn("attacker");

        String own = fixture.signIn("u1");

        assertThat(fixture.store.store().session(planted)).isEmpty();
        assertThat(fixture.store.store().session(own)).isPresent();
    }

    @Test
    void signIn_labelsTheSessionByTheBrowsersName() {
        sessions.signIn(
                FakeRequest.post("/sign-in").header("User-Agent", "Fire\u00e9fox/1.0" + "x".repeat(300)),
                response,
                "u1",
                ADMIN);

        assertThat(sessions.sessionsOf("u1"))
                .extracting(SessionState::label)
                .containsExactly("Fire?fox/1.0" + "x".repeat(188));
    }

    @ParameterizedTest
    @ValueSource(ints = {2_770, 3_000, 9_000})
    void signIn_claimsThatNoCookieHolds_areRefusedAndLeaveNothing(int length) {
        Map<String, String> claims = Map.of("big", "x".repeat(length));

        assertThatThrownBy(() -> sessions.signIn(FakeRequest.post("/sign-in"), response, "u1", claims))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4096")
                .hasMessageNotContaining("xxx");
        assertThat(cookies(response)).isEmpty();
        assertThat(sessions.sessionsOf("u1")).isEmpty();
    }

    @Test
    void signIn_tokenThatTheFilterWouldNotRead_isRefused() {
        Sessions small = fixture.builder().maxTokenBytes(256).build().sessions();

        assertThatThrownBy(() -> small.signIn(FakeRequest.post("/sign-in"), response, "u1", ADMIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-token-bytes");
    }

    /** Else the browser would go from the sign-in page to the page and back for ever. */
    @Test
    void signIn_claimsWithWhichTheFilterWouldRefuseTheToken_areRefused() {
        Sessions byMail = fixture.builder().principalClaim("email").build().sessions();
        Sessions ofTenants = fixture.builder().requiredClaims("tenant").build().sessions();

        for (Sessions demanding : List.of(byMail, ofTenants)) {
            assertThatThrownBy(() -> demanding.signIn(FakeRequest.post("/sign-in"), response, "u1", ADMIN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("claim_missing");
        }
        assertThat(cookies(response)).isEmpty();
        assertThat(sessions.sessionsOf("u1")).isEmpty();
        byMail.signIn(FakeRequest.post("/sign-in"), response, "u1", Map.of("email", "u1@app.test"));
    }

    @Test
    void signIn_nameThatTheLibrarySets_isRefused() {
        assertThatThrownBy(() -> sessions.signIn(
                        FakeRequest.post("/sign-in"), response, "u1", Map.of(SessionTokens.SESSION_ID_CLAIM, "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signIn_committedResponse_isRefusedBeforeAnythingIsRecorded() {
        assertThatThrownBy(() -> sessions.signIn(FakeRequest.post("/"), response.committed(), "u1", ADMIN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("committed");
        assertThat(sessions.sessionsOf("u1")).isEmpty();
    }

    @Test
    void signIn_storeAway_signsNobodyIn() {
        fixture.store.off();

        assertThatThrownBy(() -> sessions.signIn(FakeRequest.post("/"), response, "u1", ADMIN))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void of_requestOfTwoFilters_isTheInnerOnes() throws Exception {
        AuthFilter inner = fixture.builder().build();
        AuthFilter withoutSessions = AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .audience("app")
                .publicPaths("/a")
                .build();
        fixture.signIn("u1");

        fixture.filter.doFilter(fixture.browser.page("GET", "/a"), response, (outer, answer) -> {
            assertThat(Sessions.of(outer)).isSameAs(sessions);
            inner.doFilter(
                    outer,
                    answer,
                    (shown, last) -> assertThat(Sessions.of(shown)).isSameAs(inner.sessions()));
            withoutSessions.doFilter(
                    outer,
                    answer,
                    (shown, last) -> assertThat(Sessions.of(shown)).isSameAs(sessions));
            assertThat(Sessions.of(outer)).isSameAs(sessions);
        });
    }

    @Test
    void of_requestWithoutSessions_saysWhatIsMissing() {
        assertThatThrownBy(() -> Sessions.of(FakeRequest.get("/")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("session=on");
        assertThatThrownBy(() -> AuthFilter.builder()
                        .secret(SessionFixture.TEST_SECRET)
                        .audience("app")
                        .build()
                        .sessions())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("session=on");
    }
}
