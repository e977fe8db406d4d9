package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestIssuer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An application that is started again while somebody signs in, with keys and a store of its own each time. */
class RestartTest {
    private static final String CLIENT = "staff";

    /** No keys can be made of it, so that each start makes others. */
    private static final String SECRET = "short";

    private static FakeResponse send(SignInFixture fixture, AuthFilter filter, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (shown, answer) -> {});
        fixture.browser.take(response);
        return response;
    }

    private static AuthFilter started(TestIssuer issuer, SignInFixture fixture) {
        return AuthFilter.builder()
                .issuer(issuer.issuer())
                .clientId(CLIENT)
                .clientSecret(SECRET)
                .clock(fixture.clock)
                .build();
    }

    private static SignInFixture fixture() {
        return new SignInFixture(
                issuer -> issuer.client(SignInFixture.CLIENT, SignInFixture.SECRET, SignInFixture.REDIRECT_URIS)
                        .client(CLIENT, SECRET, SignInFixture.REDIRECT_URIS),
                filter -> filter);
    }

    @Test
    void callback_afterARestartWithOtherKeys_signsInTheSecondTime() throws Exception {
        try (SignInFixture fixture = fixture()) {
            AuthFilter first = started(fixture.issuer, fixture);
            String departure =
                    location(send(fixture, first, fixture.browser.page("GET", "/auth/sign-in?return_to=%2Fa")));
            first.destroy();
            AuthFilter second = started(fixture.issuer, fixture);

            FakeResponse stale = send(fixture, second, fixture.navigation(fixture.authorize(departure)));
            FakeResponse again = send(fixture, second, fixture.browser.page("GET", location(stale)));
            FakeResponse back = send(fixture, second, fixture.navigation(fixture.authorize(location(again))));
            FakeResponse page = send(fixture, second, fixture.browser.page("GET", "/a"));
            second.destroy();

            assertThat(stale.getStatus()).isEqualTo(303);
            assertThat(back.getStatus()).isEqualTo(303);
            assertThat(page.getStatus()).isEqualTo(200);
        }
    }

    @Test
    void page_afterARestartWithOtherKeys_goesThroughTheProviderOnce() throws Exception {
        try (SignInFixture fixture = fixture()) {
            AuthFilter first = started(fixture.issuer, fixture);
            String departure = location(send(fixture, first, fixture.browser.page("GET", "/auth/sign-in")));
            send(fixture, first, fixture.navigation(fixture.authorize(departure)));
            first.destroy();
            AuthFilter second = started(fixture.issuer, fixture);
            fixture.clock.advance(Duration.ofMinutes(15));

            FakeResponse page = send(fixture, second, fixture.browser.page("GET", "/a"));
            FakeResponse signIn = send(fixture, second, fixture.browser.page("GET", location(page)));
            FakeResponse back = send(fixture, second, fixture.navigation(fixture.authorize(location(signIn))));
            FakeResponse shown = send(fixture, second, fixture.browser.page("GET", "/a"));
            second.destroy();

            assertThat(location(page)).startsWith("/auth/sign-in?");
            assertThat(location(back)).isEqualTo("/a");
            assertThat(shown.getStatus()).isEqualTo(200);
        }
    }
}
