package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.servlet.testing.LogLines;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom another site has had signed in would go on as somebody of that site's choice. */
class SignInCrossSiteTest {
    private final SessionFixture fixture = new SessionFixture();
    private final Sessions sessions = fixture.filter.sessions();
    private final FakeResponse response = new FakeResponse();
    private final FilterChain signingIn = (shown, answer) ->
            Sessions.of(shown).signIn((HttpServletRequest) shown, (HttpServletResponse) answer, "u1", Map.of());

    private static FakeRequest crossSite(String method) {
        return FakeRequest.of(method, "/sign-in")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate");
    }

    @ParameterizedTest
    @CsvSource({"POST, cross-site", "POST, same-site", "GET, cross-site", "GET, same-site"})
    void signIn_ofAnotherSite_isThrownAndLeavesNothing(String method, String site) {
        FakeRequest request = FakeRequest.of(method, "/sign-in").header("Sec-Fetch-Site", site);

        assertThatThrownBy(() -> sessions.signIn(request, response, "u1", Map.of()))
                .isInstanceOf(SignInRefusedException.class)
                .hasMessageContaining("trusted-origins")
                .hasMessageContaining("allowCrossSiteSignIn()");
        assertThat(cookies(response)).isEmpty();
        assertThat(sessions.sessionsOf("u1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://app.example"})
    void signIn_olderBrowserOfAnotherSite_isThrown(String origin) {
        FakeRequest request = FakeRequest.post("/sign-in").header("Origin", origin);

        assertThatThrownBy(() -> sessions.signIn(request, response, "u1", Map.of()))
                .isInstanceOf(SignInRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, https://app.example", "X-None, 1"})
    void signIn_ofTheApplicationItself_isCarriedOut(String name, String value) {
        sessions.signIn(FakeRequest.post("/sign-in").header(name, value), response, "u1", Map.of());

        assertThat(cookies(response)).hasSize(2);
    }

    @Test
    void signIn_ofATrustedOrigin_isCarriedOut() {
        Sessions trusting = fixture.builder()
                .trustedOrigins("https://partner.example")
                .build()
                .sessions();

        trusting.signIn(crossSite("POST").header("Origin", "https://partner.example"), response, "u1", Map.of());

        assertThat(cookies(response)).hasSize(2);
    }

    @Test
    void signIn_whereOtherSitesMay_isCarriedOut() {
        Sessions open = fixture.builder()
                .sessions(options -> options.store(fixture.store.store())
                        .revocation(RevocationMode.STRICT)
                        .allowCrossSiteSignIn())
                .build()
                .sessions();

        open.signIn(crossSite("POST"), response, "u1", Map.of());

        assertThat(cookies(response)).hasSize(2);
    }

    @Test
    void doFilter_signInOfAnotherSite_isAnswered403AndReported() throws Exception {
        FakeRequest script = FakeRequest.post("/sign-in").header("Sec-Fetch-Site", "cross-site");

        fixture.filter.doFilter(script, response, signingIn);

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(code(response)).isEqualTo("csrf_cross_site");
        assertThat(cookies(response)).isEmpty();
        assertThat(response.getHeader("Retry-After")).isNull();
        assertThat(fixture.events)
                .extracting(event -> event.outcome())
                .containsExactly(AuthOutcome.ANONYMOUS, AuthOutcome.REFUSED);
        assertThat(fixture.events.get(1).reason()).contains(RejectionReason.CSRF_CROSS_SITE);
        assertThat(fixture.events.get(1).rule()).isEqualTo("application");
    }

    @Test
    void doFilter_linkOfAnotherSite_isAPageWith403() throws Exception {
        fixture.filter.doFilter(crossSite("GET"), response, signingIn);

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.isErrorSent()).isTrue();
    }

    @Test
    void doFilter_refusedSignInWrappedTwice_isAnswered() throws Exception {
        fixture.filter.doFilter(
                FakeRequest.post("/sign-in").header("Sec-Fetch-Site", "cross-site"), response, (shown, answer) -> {
                    try {
                        signingIn.doFilter(shown, answer);
                    } catch (SignInRefusedException refused) {
                        throw new ServletException(new ServletException(refused));
                    }
                });

        assertThat(code(response)).isEqualTo("csrf_cross_site");
    }

    @Test
    void doFilter_refusedSignInOnceTheAnswerIsCommitted_passesTheSameObject() {
        assertThatThrownBy(() -> fixture.filter.doFilter(crossSite("POST"), response, (shown, answer) -> {
                    try {
                        signingIn.doFilter(shown, answer);
                    } finally {
                        response.committed();
                    }
                }))
                .isInstanceOf(SignInRefusedException.class);
    }

    private static FakeRequest to(String scheme, String host) {
        return FakeRequest.post("/sign-in").sentTo(scheme, host, 8080);
    }

    private static long warnings(LogLines log) {
        return log.lines().stream()
                .filter(line -> line.startsWith("WARNING signIn: the request came over plain http"))
                .count();
    }

    @Test
    void signIn_overPlainHttpFromAnotherMachine_isWarnedOfOnce() {
        try (LogLines log = new LogLines()) {
            sessions.signIn(to("http", "app.example"), new FakeResponse(), "u1", Map.of());
            sessions.signIn(to("http", "192.0.2.1"), response, "u1", Map.of());

            assertThat(warnings(log)).isEqualTo(1);
            assertThat(log.lines()).anyMatch(line -> line.contains("external-url") && line.contains("trusted-proxies"));
        }
    }

    @ParameterizedTest
    @CsvSource({"http, localhost, -", "http, 127.0.0.1, -", "https, app.example, -", "http, app.example, https"})
    void signIn_whereBrowsersKeepTheCookies_isNotWarnedOf(String scheme, String host, String proto) {
        try (LogLines log = new LogLines()) {
            FakeRequest request = to(scheme, host);
            sessions.signIn(
                    proto.equals("-") ? request : request.header("X-Forwarded-Proto", proto), response, "u1", Map.of());

            assertThat(warnings(log)).isZero();
        }
    }

    @Test
    void signIn_behindAProxyThatIsKnown_isNotWarnedOf() {
        Sessions behind =
                fixture.builder().externalUrl("https://app.example").build().sessions();
        try (LogLines log = new LogLines()) {
            behind.signIn(to("http", "10.0.0.1"), response, "u1", Map.of());

            assertThat(warnings(log)).isZero();
        }
    }
}
