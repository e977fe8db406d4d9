package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.UNTIL_EXPIRED;
import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form whose access token has expired, with a refresh token beside it and without; whatever touches its body fails. */
class FormRenewalTest {
    private static final List<String> CLEARED = List.of(
            "access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
            "refresh_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");

    private final SessionFixture fixture =
            new SessionFixture("/admin/** = role(admin)", "/news/** = optional", "/never = deny");
    private final String session = fixture.signIn("u1", "clerk");

    private FakeResponse send(FakeRequest form) throws Exception {
        return send(fixture.filter, form);
    }

    private FakeResponse send(AuthFilter filter, FakeRequest form) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(new Sealed(form), response, (shown, answer) -> fixture.seen.add((HttpServletRequest) shown));
        fixture.browser.take(response);
        return response;
    }

    private FakeRequest form(String uri) {
        return fixture.browser.page("POST", uri);
    }

    private void expire() {
        fixture.clock.advance(UNTIL_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void form_expiredToken_isServedWithNewCookies(String method) throws Exception {
        expire();

        FakeResponse response = send(fixture.browser.page(method, "/a"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
        assertThat(fixture.last().getMethod()).isEqualTo(method);
        assertThat(cookies(response)).hasSize(2);
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(fixture.store.rotations()).isEqualTo(1);
        assertThat(fixture.events).extracting(AuthEvent::outcome).containsExactly(AuthOutcome.ADMITTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/news/a"})
    void form_absentAccessToken_isServedWithNewCookies(String uri) throws Exception {
        fixture.browser.cookies().remove("access_token");

        assertThat(cookies(send(form(uri)))).hasSize(2);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
    }

    @Test
    void form_goodToken_isNotRenewed() throws Exception {
        assertThat(cookies(send(form("/a")))).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
    }

    /** The browser that keeps both cookies from other sites' forms may be an old one. */
    @ParameterizedTest
    @CsvSource({"cross-site, 401", "same-site, 401", "none, 401"})
    void form_ofAnotherSite_isNotRenewed(String site, int status) throws Exception {
        expire();
        FakeRequest request =
                FakeRequest.post("/a").header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Site", site);
        fixture.browser.cookies().forEach(request::cookie);

        FakeResponse response = send(request);

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(code(response)).isEqualTo("token_expired");
        assertThat(fixture.store.rotations()).isZero();
    }

    /** It says two things of where it comes from: judged by the token that it would get, it is refused before anything is burnt. */
    @Test
    void form_thatTheCrossSiteCheckRefuses_burnsNothing() throws Exception {
        expire();

        FakeResponse response = send(form("/a").header("Sec-Fetch-Site", "cross-site"));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.isErrorSent()).isTrue();
        assertThat(fixture.store.rotations()).isZero();
        assertThat(fixture.events)
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).contains(RejectionReason.CSRF_CROSS_SITE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/a", "/never"})
    void form_thatARuleRefuses_isAnErrorPageAndBurnsNothing(String uri) throws Exception {
        expire();

        FakeResponse response = send(form(uri));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.isErrorSent()).isTrue();
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void form_nothingToRenewWith_isToldSoAndTheReasonIsInTheEvent() throws Exception {
        expire();
        fixture.browser.cookies().remove("refresh_token");

        FakeResponse response = send(form("/a"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(cookies(response)).containsExactly(CLEARED.get(0));
        assertThat(fixture.seen).isEmpty();
        AuthEvent event = fixture.events.get(0);
        assertThat(event.reason()).contains(RejectionReason.TOKEN_EXPIRED);
        assertThat(response.body()).contains("form_not_sent", event.supportId().orElseThrow());
    }

    @Test
    void form_ofNobody_isToldSo() throws Exception {
        fixture.browser.cookies().clear();

        FakeResponse response = send(form("/a"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("form_not_sent");
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"ostiary\"");
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void form_sessionThatHasEnded_isToldSoWithoutCookies() throws Exception {
        fixture.filter.sessions().end(session);

        FakeResponse response = send(form("/a"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("form_not_sent");
        assertThat(cookies(response)).containsExactlyInAnyOrderElementsOf(CLEARED);
    }

    @Test
    void form_storeThatIsAway_isAnErrorPageAndKeepsTheCookies() throws Exception {
        expire();
        fixture.store.off();

        FakeResponse response = send(form("/a"));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.isErrorSent()).isTrue();
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void form_whereThereAreNoSessions_isToldSo() throws Exception {
        AuthFilter verifying = AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .issuer("https://app.test")
                .audience("app")
                .build();

        FakeResponse response = send(
                verifying,
                FakeRequest.post("/a").header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Site", "same-origin"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("form_not_sent");
    }

    @Test
    void form_underApiPathsOrOfAScript_isNotRenewed() throws Exception {
        expire();

        assertThat(code(send(form("/api/a")))).isEqualTo("token_expired");
        assertThat(code(send(fixture.browser.script("POST", "/a")))).isEqualTo("token_expired");
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void form_userWhoIsLockedOut_isToldSoAndSignedOut() throws Exception {
        expire();
        AuthFilter asking =
                fixture.builder((subject, claims) -> Optional.empty()).build();

        FakeResponse response = send(asking, form("/a"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("form_not_sent");
        assertThat(cookies(response)).containsExactlyInAnyOrderElementsOf(CLEARED);
    }

    @Test
    void signOut_form_isNotAskedToBeSentAgain() throws Exception {
        FakeResponse response = send(form("/auth/sign-out"));

        assertThat(response.getStatus()).isEqualTo(303);
    }

    /** Whoever touches what the application has yet to read is found out. */
    private static final class Sealed extends HttpServletRequestWrapper {
        private Sealed(HttpServletRequest request) {
            super(request);
        }

        private static AssertionError touched() {
            return new AssertionError("the body was touched");
        }

        @Override
        public ServletInputStream getInputStream() {
            throw touched();
        }

        @Override
        public BufferedReader getReader() {
            throw touched();
        }

        @Override
        public String getParameter(String name) {
            throw touched();
        }

        @Override
        public String[] getParameterValues(String name) {
            throw touched();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            throw touched();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            throw touched();
        }

        @Override
        public Collection<Part> getParts() {
            throw touched();
        }

        @Override
        public Part getPart(String name) {
            throw touched();
        }
    }
}
