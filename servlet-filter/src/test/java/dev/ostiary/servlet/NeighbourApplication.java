package dev.ostiary.servlet;

import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeResponse;
import java.util.Map;

/** Another application of the same host with a secret of its own, that has set nothing else. */
final class NeighbourApplication {
    private NeighbourApplication() {}

    static AuthFilterBuilder builder() {
        return AuthFilter.builder()
                .secret("another-test-secret-0123456789-abcdefghijklmnopqrstuvwxyz")
                .audience("app")
                .sessions(sessions -> {});
    }

    /** The cookies of somebody who has signed in there. */
    static Map<String, String> signedIn(String subject) {
        AuthFilter filter = builder().build();
        Browser browser = new Browser();
        FakeResponse response = new FakeResponse();
        filter.sessions().signIn(browser.page("POST", "/sign-in"), response, subject, Map.of());
        browser.take(response);
        filter.destroy();
        return browser.cookies();
    }
}
