package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.AuthorizationAnswer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a listener is told of signing in: never of whom. */
class SignInEventsTest {
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void signIn_isTold() throws Exception {
        fixture.signIn("/a");

        assertThat(fixture.told).containsExactly("sign-in default signed_in");
    }

    @Test
    void signIn_refused_isToldWithItsCode() throws Exception {
        fixture.issuer.answer(AuthorizationAnswer.denied());
        fixture.signIn("/a");

        assertThat(fixture.told).containsExactly("sign-in default refused sign_in_refused");
    }

    @Test
    void callback_stale_isToldAsAgain() throws Exception {
        fixture.back("/auth/callback?code=x&state=y");

        assertThat(fixture.told).containsExactly("sign-in default again sign_in_stale");
    }

    @Test
    void callback_againOfSomebodySignedIn_isNotToldWhereverItLeads() throws Exception {
        String callback = fixture.authorize(fixture.depart("/auth/sign-in-help"));
        fixture.back(callback);
        FakeResponse again = fixture.send(fixture.browser.page("GET", callback));

        assertThat(SignInFixture.location(again)).isEqualTo("/auth/sign-in-help");
        assertThat(fixture.told).containsExactly("sign-in default signed_in");
    }

    @Test
    void renewal_isToldOnce() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofMinutes(15));
        fixture.page("/a");

        assertThat(fixture.told).containsExactly("sign-in default signed_in", "refresh default refreshed");
    }

    @Test
    void renewal_sessionOver_isTold() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.endSession("u1");
        fixture.clock.advance(Duration.ofMinutes(15));
        fixture.page("/a");

        assertThat(fixture.told).contains("refresh default ended");
    }

    @Test
    void logout_isToldWithHowMany() throws Exception {
        fixture.signIn("/a");
        FakeRequest logout = FakeRequest.post("/auth/back-channel-logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("logout_token=" + fixture.issuer.logoutToken().sign());
        fixture.filter.doFilter(logout, new FakeResponse(), (shown, answer) -> {});

        assertThat(fixture.told).contains("logout default 1");
    }
}
