package dev.ostiary.servlet;

import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.servlet.testing.SwitchableStore;
import dev.ostiary.session.SessionClaims;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A filter with sessions whose clock moves when it is told to, an application behind it, and a browser in front. */
final class SessionFixture {
    static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";
    static final Duration GRACE = Duration.ofSeconds(10);
    static final Duration UNTIL_EXPIRED = Duration.ofMinutes(16);

    final MovableClock clock = new MovableClock();
    final SwitchableStore store = new SwitchableStore(new InMemoryTokenStateStore(1_000, clock));
    final Browser browser = new Browser();
    final List<AuthEvent> events = new ArrayList<>();
    final AtomicInteger reuses = new AtomicInteger();
    final List<String> stolen = new ArrayList<>();
    final List<HttpServletRequest> seen = new ArrayList<>();
    final AuthFilter filter;

    SessionFixture(String... rules) {
        filter = builder().rules(rules).build();
    }

    /** Strict, so that no thread comes in between. */
    AuthFilterBuilder builder() {
        return builder(SessionClaims.UNCHANGED);
    }

    AuthFilterBuilder builder(SessionClaims claims) {
        return AuthFilter.builder()
                .secret(TEST_SECRET)
                .issuer("https://app.test")
                .audience("app")
                .clock(clock)
                .eventListener(new Listener())
                .sessions(
                        sessions -> sessions.store(store.store()).claims(claims).revocation(RevocationMode.STRICT));
    }

    String signIn(String subject, String... roles) {
        return signIn(filter, subject, roles);
    }

    String signIn(AuthFilter through, String subject, String... roles) {
        FakeResponse response = new FakeResponse();
        String id = through.sessions()
                .signIn(
                        browser.page("POST", "/sign-in"),
                        response,
                        subject,
                        Map.of("roles", List.of(roles), "scope", "read"));
        browser.take(response);
        return id;
    }

    /** Sends as it stands; the browser takes what comes back. */
    FakeResponse send(FakeRequest request) throws Exception {
        return send(filter, request);
    }

    FakeResponse send(AuthFilter through, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        through.doFilter(request, response, (shown, answer) -> seen.add((HttpServletRequest) shown));
        browser.take(response);
        return response;
    }

    FakeResponse page(String uri) throws Exception {
        return send(browser.page("GET", uri));
    }

    FakeResponse refresh() throws Exception {
        return send(browser.script("POST", "/auth/refresh"));
    }

    /** The application's last request; nothing where it did not run. */
    HttpServletRequest last() {
        return seen.get(seen.size() - 1);
    }

    static String code(FakeResponse response) {
        return response.body().replaceFirst("(?s).*\"code\":\"([a-z_]+)\".*|.*", "$1");
    }

    static List<String> cookies(FakeResponse response) {
        return List.copyOf(response.getHeaders("Set-Cookie"));
    }

    private final class Listener implements AuthEventListener {
        @Override
        public void on(AuthEvent event) {
            events.add(event);
        }

        @Override
        public void onReusedRefreshToken(String sessionId, String subject) {
            reuses.incrementAndGet();
            stolen.add(sessionId + " of " + subject);
        }
    }
}
