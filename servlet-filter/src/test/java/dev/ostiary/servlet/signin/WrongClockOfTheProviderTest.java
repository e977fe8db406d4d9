package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clocks of provider and application differ by forty seconds: more than {@code clock-skew} says by itself. */
class WrongClockOfTheProviderTest {
    private static final Duration OFF = Duration.ofSeconds(40);

    private SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private FakeResponse signInAt(Instant providersTime) throws Exception {
        fixture.issuer
                .next()
                .idToken(token -> token.issuedAt(providersTime)
                        .expiresAt(providersTime.plus(Duration.ofMinutes(5)))
                        .claim("auth_time", providersTime.getEpochSecond())
                        .sign());
        return fixture.signIn("/a");
    }

    @Test
    void signIn_providerBehind_isSignedIn() throws Exception {
        assertThat(location(signInAt(fixture.clock.instant().minus(OFF)))).isEqualTo("/a");
        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
    }

    @Test
    void signIn_providerAhead_isAPageThatSaysSo() throws Exception {
        FakeResponse response = signInAt(fixture.clock.instant().plus(OFF));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(code(response)).isEqualTo("issued_in_future");
        assertThat(fixture.browser.cookies()).doesNotContainKey("refresh_token");
    }

    @Test
    void signIn_providerAheadByLessThanTheClockSkewThatIsSet_isSignedIn() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.clockSkew(Duration.ofMinutes(1)));

        assertThat(location(signInAt(fixture.clock.instant().plus(OFF)))).isEqualTo("/a");
        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
    }

    @Test
    void logout_providerBehind_endsTheSession() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(OFF);

        FakeResponse response = fixture.send(FakeRequest.post("/auth/back-channel-logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("logout_token="
                        + fixture.issuer
                                .logoutToken()
                                .issuedAt(fixture.clock.instant().minus(OFF))
                                .expiresAt(fixture.clock.instant().plus(Duration.ofSeconds(80)))
                                .sign()));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    /** The session began, by our clock, after what the provider calls now: all of its sessions are meant nevertheless. */
    @Test
    void logout_providerBehindAndTheSessionIsNew_endsTheSession() throws Exception {
        signInAt(fixture.clock.instant().minus(OFF));

        FakeResponse response = fixture.send(FakeRequest.post("/auth/back-channel-logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("logout_token="
                        + fixture.issuer
                                .logoutToken()
                                .issuedAt(fixture.clock.instant().minus(OFF).plusSeconds(10))
                                .expiresAt(fixture.clock.instant().plus(Duration.ofSeconds(80)))
                                .sign()));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
        assertThat(fixture.send(fixture.browser.script("GET", "/a")).getStatus())
                .isEqualTo(401);
    }
}
