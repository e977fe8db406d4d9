package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.testing.FakeResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The application signs nobody in with a provider any more; keys and sessions have stayed. */
class ProviderTakenAwayTest {
    private static final String KEY = "base64url:dGVzdC1zZWNyZXQtb2YtdGhlLXNldHRpbmdzLTAxMjM";

    @Test
    void page_sessionOfAProviderThatNobodyAsksAnyMore_isNotRenewed() throws Exception {
        try (SignInFixture fixture =
                new SignInFixture(filter -> filter.audience("app").set("session-key", KEY))) {
            fixture.signIn("/a");
            AuthFilter without = AuthFilter.builder()
                    .issuer(fixture.issuer.issuer())
                    .audience("app")
                    .set("session", "on")
                    .set("session-key", KEY)
                    .set("sign-in-page", "/login")
                    .clock(fixture.clock)
                    .sessions(sessions -> sessions.store(fixture.store.store()))
                    .build();
            fixture.clock.advance(Duration.ofMinutes(20));

            FakeResponse response = new FakeResponse();
            without.doFilter(fixture.browser.page("GET", "/a"), response, (shown, answer) -> response.setStatus(299));

            without.destroy();
            assertThat(response.getStatus()).isEqualTo(303);
        }
    }
}
