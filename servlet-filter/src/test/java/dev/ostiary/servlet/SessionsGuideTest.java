package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import dev.ostiary.issue.IssuedToken;
import dev.ostiary.servlet.identity.User;
import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.session.SignInOptions;
import dev.ostiary.store.SessionState;
import dev.ostiary.verify.Verification;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java code of docs/sessions.md, run as it stands there; the README's sign-in page is compiled and run with the example. */
class SessionsGuideTest {
    private static final String PROPERTY = "JWT_SECRET";

    private final Users users = subject -> Optional.of(new User(Set.of("clerk")));

    private interface Users {
        Optional<User> find(String subject);
    }

    private record User(Set<String> roles) {}

    @BeforeEach
    void setSecret() {
        System.setProperty(PROPERTY, SessionFixture.TEST_SECRET);
    }

    @AfterEach
    void clearSecret() {
        System.clearProperty(PROPERTY);
    }

    static Stream<String> blocks() throws IOException {
        return GuidePage.of("docs/sessions.md").blocks();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_isPartOfThisTest(String block) throws IOException {
        GuidePage.assertIsIn(SessionsGuideTest.class, block);
    }

    @Test
    void filter_asksTheApplicationAtEachRefresh() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer("https://example.test")
                .audience("example")
                .sessions(sessions -> sessions.accessTtl(Duration.ofMinutes(5))
                        .claims((subject, claims) -> users.find(subject).map(user -> Map.of("roles", user.roles()))))
                .build();
        Browser browser = new Browser();
        FakeResponse response = new FakeResponse();
        signIn(filter, browser.page("POST", "/sign-in"), response);
        browser.take(response);

        FakeResponse refreshed = new FakeResponse();
        filter.doFilter(browser.script("POST", "/auth/refresh"), refreshed, (shown, answer) -> {});
        browser.take(refreshed);

        filter.doFilter(browser.page("GET", "/a"), new FakeResponse(), (shown, answer) -> {
            assertThat(((HttpServletRequest) shown).isUserInRole("clerk")).isTrue();
            application((HttpServletRequest) shown, (HttpServletResponse) answer);
        });
        filter.destroy();
    }

    private static void signIn(AuthFilter filter, FakeRequest sent, FakeResponse answered) throws Exception {
        filter.doFilter(sent, answered, (shown, answer) -> {
            HttpServletRequest request = (HttpServletRequest) shown;
            HttpServletResponse response = new RedirectingResponse((HttpServletResponse) answer);
            Sessions.of(request).signIn(request, response, "u1", Map.of("roles", List.of("admin")));
            response.sendRedirect(ReturnTo.safe(request));
        });
    }

    private static void application(HttpServletRequest request, HttpServletResponse response) {
        Sessions sessions = Sessions.of(request);
        sessions.signIn(request, response, "u1", Map.of("roles", List.of("admin")));
        Optional<String> own = sessions.sessionId(request);
        List<SessionState> all = sessions.sessionsOf("u1");
        sessions.end(all.get(0).id());
        sessions.revokeAll("u1");
        sessions.revokeAll("https://id.example.test", "u1");
        sessions.signOut(request, response);

        IssuedToken link = sessions.issueOneTime("password_reset", "u1", Map.of("email", "u1@example.test"));
        Verification used = sessions.consumeOneTime("password_reset", link.token());

        assertThat(own).isPresent();
        assertThat(used).isInstanceOf(Verification.Verified.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signIn_remembersUntilTheBrowserClosesOrLonger(boolean remember) {
        SessionFixture fixture = new SessionFixture();
        Sessions sessions = fixture.filter.sessions();
        FakeRequest request = fixture.browser.page("POST", "/sign-in");
        FakeResponse response = new FakeResponse();

        SignInOptions options = remember
                ? SignInOptions.standard()
                : SignInOptions.untilBrowserCloses().ttl(Duration.ofHours(8));
        sessions.signIn(request, response, "u1", Map.of("roles", List.of("admin")), options);

        assertThat(response.getHeaders("Set-Cookie"))
                .hasSize(2)
                .allMatch(line -> line.contains("Max-Age=") == remember);
    }

    /** Knows of redirects as far as this guide needs one. */
    private static final class RedirectingResponse extends HttpServletResponseWrapper {
        RedirectingResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) {
            setStatus(SC_FOUND);
        }
    }
}
