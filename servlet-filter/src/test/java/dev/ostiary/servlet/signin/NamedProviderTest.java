package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that has a name of its own beside an issuer of bearer tokens: the name stands in the paths that are registered there. */
class NamedProviderTest {
    private final SignInFixture fixture = new SignInFixture(
            issuer -> issuer.client(
                    SignInFixture.CLIENT, SignInFixture.SECRET, SignInFixture.ORIGIN + "/auth/callback/staff"),
            filter -> filter);
    private final Browser browser = fixture.browser;
    private final List<HttpServletRequest> seen = new ArrayList<>();
    private AuthFilter filter;

    @BeforeEach
    void start() {
        filter = AuthFilter.builder()
                .set("issuers", "staff, machines")
                .set("issuers.staff.issuer", fixture.issuer.issuer())
                .set("issuers.staff.client-id", SignInFixture.CLIENT)
                .set("issuers.staff.client-secret", SignInFixture.SECRET)
                .set("issuers.machines.issuer", "https://machines.example")
                .set("issuers.machines.audience", "orders")
                .clock(fixture.clock)
                .build();
    }

    @AfterEach
    void close() {
        filter.destroy();
        fixture.close();
    }

    private FakeResponse send(FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (shown, answer) -> seen.add((HttpServletRequest) shown));
        browser.take(response);
        return response;
    }

    private FakeResponse signIn() throws Exception {
        String departure = location(send(browser.page("GET", "/auth/sign-in?return_to=%2Fa")));
        return send(fixture.navigation(fixture.authorize(departure)));
    }

    @Test
    void signIn_comesBackByThePathOfItsName() throws Exception {
        FakeResponse response = signIn();
        send(browser.page("GET", "/a"));

        assertThat(location(response)).isEqualTo("/a");
        assertThat(fixture.issuer.signIns().get(0).parameter("redirect_uri"))
                .contains("https://app.example/auth/callback/staff");
        assertThat(seen.get(0).getRemoteUser()).isEqualTo("u1");
    }

    @Test
    void callback_withoutTheNameOrWithAnother_redeemsNothing() throws Exception {
        String callback = fixture.authorize(location(send(browser.page("GET", "/auth/sign-in"))));

        send(fixture.navigation(callback.replace("/staff?", "?")));
        send(fixture.navigation(callback.replace("/staff?", "/machines?")));

        assertThat(fixture.issuer.tokenRequests()).isEmpty();
        assertThat(browser.cookies()).doesNotContainKey("refresh_token");
    }

    @Test
    void renewal_asksTheProviderOfItsName() throws Exception {
        signIn();
        fixture.clock.advance(Duration.ofMinutes(15));

        assertThat(send(browser.page("GET", "/a")).getStatus()).isEqualTo(200);
        assertThat(fixture.issuer.tokenRequests()).hasSize(2);
    }

    @Test
    void logoutOfTheProvider_byThePathOfItsName_endsTheSession() throws Exception {
        signIn();
        String form = "logout_token=" + fixture.issuer.logoutToken().sign();

        FakeResponse response = send(FakeRequest.post("/auth/back-channel-logout/staff")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(form));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(send(browser.script("GET", "/a")).getStatus()).isEqualTo(401);
    }

    @Test
    void signOut_leadsToTheProviderOfItsName() throws Exception {
        signIn();

        assertThat(location(send(browser.page("POST", "/auth/sign-out"))))
                .startsWith(fixture.issuer.issuer() + "/end-session?")
                .contains("id_token_hint=ey");
    }
}
