package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.UNTIL_EXPIRED;
import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.session.SignInOptions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a session ends whatever happens, and in which cookies it lives until then. */
class SessionLifetimeTest {
    private static final List<String> UNTIL_BROWSER_CLOSES = List.of(
            "access_token=...; Path=/; HttpOnly; SameSite=Lax; Secure",
            "refresh_token=...; Path=/; HttpOnly; SameSite=Lax; Secure");
    private static final List<String> CLEARED = List.of(
            "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
            "refresh_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");

    private final SessionFixture fixture = new SessionFixture("/open/** = public");
    private final AuthFilter anHour =
            fixture.builder().set("session-max-ttl", "1h").build();

    private FakeResponse signIn(SignInOptions options) {
        FakeResponse response = new FakeResponse();
        fixture.filter
                .sessions()
                .signIn(fixture.browser.page("POST", "/sign-in"), response, "u1", Map.of(), options);
        fixture.browser.take(response);
        return response;
    }

    private static List<String> shapes(FakeResponse response) {
        return cookies(response).stream()
                .map(line -> line.replaceFirst("=[^;]+", "=..."))
                .toList();
    }

    private FakeResponse send(FakeRequest request) throws Exception {
        return fixture.send(anHour, request);
    }

    private void signInForAnHourAndGoOnFor50Minutes() throws Exception {
        fixture.signIn(anHour, "u1", "clerk");
        fixture.clock.advance(Duration.ofMinutes(50));
        assertThat(send(fixture.browser.page("GET", "/a")).getStatus()).isEqualTo(200);
    }

    @Test
    void maxTtl_renewal_lastsNoLongerThanTheSession() throws Exception {
        fixture.signIn(anHour, "u1", "clerk");
        fixture.clock.advance(Duration.ofMinutes(50));

        FakeResponse response = send(fixture.browser.page("GET", "/a"));

        assertThat(shapes(response))
                .containsExactly(
                        "access_token=...; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure",
                        "refresh_token=...; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void maxTtl_pageAfterTheEnd_goesToTheSignInPageWithoutCookies() throws Exception {
        signInForAnHourAndGoOnFor50Minutes();
        fixture.clock.advance(Duration.ofMinutes(11));

        FakeResponse response = send(fixture.browser.page("GET", "/a"));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo("/sign-in?return_to=%2Fa&error=session_expired");
        assertThat(cookies(response)).containsExactlyInAnyOrderElementsOf(CLEARED);
    }

    @Test
    void maxTtl_refreshAfterTheEnd_isRefused() throws Exception {
        signInForAnHourAndGoOnFor50Minutes();
        fixture.clock.advance(Duration.ofMinutes(11));

        FakeResponse script = send(fixture.browser.script("POST", "/auth/refresh"));
        FakeResponse htmx = send(fixture.browser.script("POST", "/auth/refresh").header("HX-Request", "true"));

        assertThat(script.getStatus()).isEqualTo(401);
        assertThat(code(script)).isEqualTo("token_expired");
        assertThat(cookies(htmx)).containsExactlyInAnyOrderElementsOf(CLEARED);
    }

    @Test
    void maxTtl_notSet_hasNoEnd() throws Exception {
        fixture.signIn("u1", "clerk");
        for (int month = 0; month < 24; month++) {
            fixture.clock.advance(Duration.ofDays(29));
            assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
        }
    }

    @Test
    void maxTtl_optionsOfASignIn_doNotMakeItLonger() {
        FakeResponse response = new FakeResponse();

        anHour.sessions()
                .signIn(
                        fixture.browser.page("POST", "/sign-in"),
                        response,
                        "u1",
                        Map.of(),
                        SignInOptions.standard().ttl(Duration.ofDays(1)));

        assertThat(shapes(response)).last().asString().contains("Max-Age=3600;");
    }

    @Test
    void maxTtl_ofTheBuilder_isTheSetting() {
        AuthFilter filter = fixture.builder()
                .sessions(sessions -> sessions.store(fixture.store.store()).maxTtl(Duration.ofHours(2)))
                .build();
        FakeResponse response = new FakeResponse();

        filter.sessions().signIn(fixture.browser.page("POST", "/sign-in"), response, "u1", Map.of());

        assertThat(shapes(response)).last().asString().contains("Max-Age=7200;");
    }

    @Test
    void ttl_ofASignIn_isHowLongItLastsWithoutARefresh() throws Exception {
        signIn(SignInOptions.standard().ttl(Duration.ofHours(8)));
        fixture.clock.advance(Duration.ofHours(7));
        FakeResponse renewed = fixture.page("/a");
        fixture.clock.advance(Duration.ofHours(9));

        assertThat(shapes(renewed)).last().asString().contains("Max-Age=28800;");
        assertThat(fixture.page("/a").getStatus()).isEqualTo(303);
    }

    @Test
    void untilBrowserCloses_everyPathThatSetsCookies_setsNoTime() throws Exception {
        assertThat(shapes(signIn(SignInOptions.untilBrowserCloses()))).isEqualTo(UNTIL_BROWSER_CLOSES);
        assertThat(shapes(fixture.refresh())).isEqualTo(UNTIL_BROWSER_CLOSES);
        fixture.clock.advance(UNTIL_EXPIRED);
        assertThat(shapes(fixture.page("/a"))).isEqualTo(UNTIL_BROWSER_CLOSES);
        fixture.clock.advance(UNTIL_EXPIRED);
        FakeRequest form = fixture.browser.page("POST", "/a");
        assertThat(shapes(fixture.send(form))).isEqualTo(UNTIL_BROWSER_CLOSES);
    }

    @Test
    void untilBrowserCloses_tokensAskedForOnAPublicPage_haveNoTime() throws Exception {
        signIn(SignInOptions.untilBrowserCloses());
        fixture.clock.advance(UNTIL_EXPIRED);
        FakeResponse response = new FakeResponse();

        fixture.filter.doFilter(
                fixture.browser.page("GET", "/open/a"),
                response,
                (shown, answer) -> assertThat(((HttpServletRequest) shown).authenticate(response))
                        .isTrue());

        assertThat(shapes(response)).isEqualTo(UNTIL_BROWSER_CLOSES);
    }

    @Test
    void untilBrowserCloses_tokensOfARenewalWhoseErrorPageIsShown_haveNoTime() throws Exception {
        signIn(SignInOptions.untilBrowserCloses());
        fixture.clock.advance(UNTIL_EXPIRED);
        FakeRequest request = fixture.browser.page("GET", "/a");
        fixture.send(request);

        FakeResponse response =
                fixture.send(FakeRequest.get("/error").attributesOf(request).dispatchedAs(DispatcherType.ERROR));

        assertThat(shapes(response)).isEqualTo(UNTIL_BROWSER_CLOSES);
    }

    @Test
    void untilBrowserCloses_endsOnTheServerAllTheSame() throws Exception {
        signIn(SignInOptions.untilBrowserCloses().ttl(Duration.ofHours(1)));
        fixture.clock.advance(Duration.ofHours(2));

        assertThat(fixture.page("/a").getStatus()).isEqualTo(303);
    }
}
