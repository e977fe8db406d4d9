package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStatusTest {
    private static final String PATH = "/auth/session";
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void get_signedIn_tellsWhoAndHowLong() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofSeconds(88));

        FakeResponse response = fixture.send(fixture.browser.script("GET", PATH));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
        assertThat(response.body())
                .isEqualTo("{\"sub\":\"u1\",\"name\":\"u1\",\"roles\":[\"clerk\"],\"expires_in\":812,"
                        + "\"sign_out\":\"/auth/sign-out\"}");
    }

    @Test
    void get_nobody_is401WithWhereToSignIn() throws Exception {
        FakeResponse response = fixture.send(fixture.browser.script("GET", PATH));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("missing_token", "\"sign_in\":\"/auth/sign-in\"");
    }

    @Test
    void get_expiredAccessToken_renewsNothing() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofMinutes(16));

        FakeResponse response = fixture.send(fixture.browser.script("GET", PATH));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void get_fromAnotherOrigin_isRefused(String site) throws Exception {
        fixture.signIn("/a");
        FakeRequest request = FakeRequest.get(PATH).header("Sec-Fetch-Site", site);
        fixture.browser.cookies().forEach(request::cookie);

        assertThat(fixture.send(request).getStatus()).isEqualTo(403);
    }

    @Test
    void get_typedIntoTheBrowser_isAnswered() throws Exception {
        fixture.signIn("/a");
        FakeRequest request = FakeRequest.get(PATH).header("Sec-Fetch-Site", "none");
        fixture.browser.cookies().forEach(request::cookie);

        assertThat(fixture.send(request).getStatus()).isEqualTo(200);
    }

    @Test
    void get_withoutFetchMetadata_isRefused() throws Exception {
        assertThat(fixture.send(FakeRequest.get(PATH)).getStatus()).isEqualTo(403);
    }

    @Test
    void post_isNotAllowed() throws Exception {
        assertThat(fixture.send(fixture.browser.script("POST", PATH)).getStatus())
                .isEqualTo(405);
    }
}
