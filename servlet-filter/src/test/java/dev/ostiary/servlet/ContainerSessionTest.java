package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.HttpSessionMode;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.servlet.testing.FakeSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The container's own session follows whoever signs in and out. */
class ContainerSessionTest {
    private final SessionFixture fixture = new SessionFixture("/news/** = optional");
    private final Sessions sessions = fixture.filter.sessions();
    private final FakeSession held = FakeSession.open();
    private final FakeResponse response = new FakeResponse();

    private FakeRequest post(String uri) {
        return fixture.browser.page("POST", uri).session(held);
    }

    private void signIn(FakeRequest request, String subject) {
        sessions.signIn(request, response, subject, Map.of());
    }

    @Test
    void signIn_givesItAnotherId() {
        signIn(post("/sign-in"), "u1");

        assertThat(held.changes()).isEqualTo(1);
        assertThat(held.isOver()).isFalse();
    }

    @Test
    void signIn_ofTheSameUserAgain_givesItAnotherId() {
        fixture.signIn("u1");

        signIn(post("/sign-in"), "u1");

        assertThat(held.changes()).isEqualTo(1);
        assertThat(held.isOver()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void signIn_ofSomebodyElse_endsIt(String left) {
        fixture.signIn("u1");
        fixture.browser.cookies().keySet().retainAll(Set.of(left));

        signIn(post("/sign-in"), "u2");

        assertThat(held.isOver()).isTrue();
        assertThat(held.changes()).isZero();
    }

    @Test
    void signIn_whereTheRequestsUserIsSomebodyElse_endsIt() throws Exception {
        fixture.signIn("u1");
        fixture.filter.doFilter(post("/a"), response, (shown, answer) -> {
            HttpServletRequest request = withoutCookies((HttpServletRequest) shown);
            sessions.signIn(request, (HttpServletResponse) answer, "u2", Map.of());
        });

        assertThat(held.isOver()).isTrue();
    }

    private static HttpServletRequest withoutCookies(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public Enumeration<String> getHeaders(String name) {
                return name.equals("Cookie") ? Collections.emptyEnumeration() : super.getHeaders(name);
            }
        };
    }

    @Test
    void signIn_overAnotherUserOfTheContainer_endsIt() {
        signIn(post("/sign-in").containerUser("basic-user"), "u1");

        assertThat(held.isOver()).isTrue();
    }

    @Test
    void signIn_whatIsRefused_leavesItAlone() {
        try {
            signIn(post("/sign-in").header("Sec-Fetch-Site", "cross-site"), "u1");
        } catch (SignInRefusedException refused) {
            assertThat(held.changes()).isZero();
        }
    }

    @Test
    void signIn_withoutOne_makesNone() {
        signIn(fixture.browser.page("POST", "/sign-in"), "u1");

        assertThat(cookies(response)).hasSize(2);
    }

    @Test
    void signOut_ofTheApplication_endsIt() {
        fixture.signIn("u1");

        sessions.signOut(post("/bye"), response);

        assertThat(held.isOver()).isTrue();
    }

    @Test
    void signOut_ofTheFilter_endsIt() throws Exception {
        fixture.signIn("u1");

        fixture.send(post("/auth/sign-out"));

        assertThat(held.isOver()).isTrue();
    }

    @Test
    void signOut_ofAnotherSite_leavesItAlone() throws Exception {
        fixture.send(FakeRequest.post("/auth/sign-out")
                .header("Sec-Fetch-Site", "cross-site")
                .session(held));

        assertThat(held.isOver()).isFalse();
    }

    @Test
    void renewal_leavesItAlone() throws Exception {
        fixture.signIn("u1");
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);

        fixture.send(fixture.browser.page("GET", "/a").session(held));

        assertThat(fixture.store.rotations()).isEqualTo(1);
        assertThat(held.changes()).isZero();
        assertThat(held.isOver()).isFalse();
    }

    /** The cookies go with the answer, and then nothing shows any more whose it was. */
    @ParameterizedTest
    @ValueSource(strings = {"/a", "/news/a"})
    void sessionThatWasEndedElsewhere_takesItAlong(String uri) throws Exception {
        String id = fixture.signIn("u1");
        sessions.end(id);

        fixture.send(fixture.browser.page("GET", uri).session(held));

        assertThat(fixture.browser.cookies()).isEmpty();
        assertThat(held.isOver()).isTrue();
    }

    @Test
    void script_ofASessionThatWasEndedElsewhere_leavesItToTheNextSignIn() throws Exception {
        String id = fixture.signIn("u1");
        sessions.end(id);

        fixture.send(fixture.browser.script("GET", "/api/a").session(held));
        assertThat(held.isOver()).isFalse();
        signIn(post("/sign-in"), "u2");

        assertThat(held.isOver()).isTrue();
    }

    /** A neighbour's host has set the access token of a session of its own that has ended. */
    @Test
    void revokedTokenBesideAnOpenSession_leavesItAlone() throws Exception {
        String ended = fixture.signIn("u2");
        String planted = fixture.browser.cookies().get("access_token");
        sessions.end(ended);
        fixture.browser.cookies().clear();
        fixture.signIn("u1");
        fixture.browser.cookies().put("access_token", planted);

        fixture.send(fixture.browser.page("GET", "/a").session(held));
        fixture.browser.cookies().put("access_token", planted);
        fixture.send(fixture.browser.page("GET", "/news/a").session(held));

        assertThat(held.isOver()).isFalse();
    }

    @Test
    void keep_neverTouchesIt() {
        Sessions keeping = fixture.builder()
                .sessions(options -> options.store(fixture.store.store())
                        .revocation(RevocationMode.STRICT)
                        .httpSession(HttpSessionMode.KEEP))
                .build()
                .sessions();
        fixture.signIn("u1");

        keeping.signIn(post("/sign-in"), new FakeResponse(), "u2", Map.of());
        keeping.signOut(post("/bye"), response);

        assertThat(held.changes()).isZero();
        assertThat(held.isOver()).isFalse();
    }

    @Test
    void sessionThatAnotherRequestHasEnded_isNoFault() {
        fixture.browser.cookies().clear();
        signIn(post("/sign-in").session(FakeSession.endedMeanwhile()), "u1");
        sessions.signOut(post("/bye").session(FakeSession.endedMeanwhile()), new FakeResponse());

        assertThat(cookies(response)).hasSize(2);
    }

    /** Jetty without its handler for sessions says so to whoever asks. */
    @Test
    void applicationWithoutSessions_isNoFault() {
        HttpServletRequest without = new HttpServletRequestWrapper(fixture.browser.page("POST", "/sign-in")) {
            @Override
            public HttpSession getSession(boolean create) {
                throw new IllegalStateException("No SessionManager");
            }
        };

        sessions.signIn(without, response, "u1", Map.of());
        sessions.signOut(without, new FakeResponse());

        assertThat(cookies(response)).hasSize(2);
    }
}
