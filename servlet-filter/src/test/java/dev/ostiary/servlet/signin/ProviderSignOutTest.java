package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.SignIn;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing out here, and at the provider. */
class ProviderSignOutTest {
    private SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private FakeResponse signOut() throws Exception {
        return fixture.send(fixture.browser.page("POST", "/auth/sign-out"));
    }

    @Test
    void form_endsTheSessionAndLeadsToTheProvider() throws Exception {
        fixture.signIn("/a");

        FakeResponse response = signOut();

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(location(response))
                .startsWith(fixture.issuer.issuer() + "/end-session?")
                .contains("id_token_hint=ey", "client_id=orders", "state=")
                .contains("post_logout_redirect_uri=https%3A%2F%2Fapp.example%2Fauth%2Fsigned-out");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
        assertThat(fixture.browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
        assertThat(fixture.issuer.at(Endpoint.REVOCATION).requests()).isEqualTo(1);
    }

    @Test
    void htmx_isToldToLeaveByAHeader() throws Exception {
        fixture.signIn("/a");

        FakeResponse response =
                fixture.send(fixture.browser.script("POST", "/auth/sign-out").header("HX-Request", "true"));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("HX-Redirect")).startsWith(fixture.issuer.issuer() + "/end-session?");
    }

    @Test
    void api_isToldWhereTheBrowserGoes() throws Exception {
        fixture.signIn("/a");

        FakeResponse response = fixture.send(fixture.browser.script("POST", "/auth/sign-out"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.body()).startsWith("{\"location\":\"" + fixture.issuer.issuer() + "/end-session?");
    }

    @Test
    void form_local_staysHere() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.set("sign-out", "local"));
        fixture.signIn("/a");

        assertThat(location(signOut())).isEqualTo("/auth/signed-out");
    }

    @Test
    void form_ofNobody_asksNoProvider() throws Exception {
        assertThat(location(signOut())).isEqualTo("/auth/signed-out");
        assertThat(fixture.issuer.at(Endpoint.REVOCATION).requests()).isZero();
    }

    @Test
    void form_revocationFails_changesNothing() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.at(Endpoint.REVOCATION).fails(500);

        assertThat(signOut().getStatus()).isEqualTo(303);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void form_storeAway_isUnavailableAndStaysSignedIn() throws Exception {
        fixture.signIn("/a");
        fixture.store.off();

        FakeResponse response = signOut();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(fixture.browser.cookies()).containsKey("refresh_token");
    }

    @Test
    void form_refreshTokenReplaced_endsTheSessionHereAndTellsTheProviderNothingOfIt() throws Exception {
        fixture.signIn("/a");
        FakeRequest old = fixture.browser.page("POST", "/auth/sign-out");
        fixture.send(fixture.browser.script("POST", "/auth/refresh"));

        FakeResponse response = fixture.send(old);

        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
        assertThat(location(response))
                .startsWith(fixture.issuer.issuer() + "/end-session?client_id=orders&")
                .doesNotContain("id_token_hint", "logout_hint");
    }

    @Test
    void form_refreshTokenReplacedBesideTheCurrentOne_leadsToTheProvider() throws Exception {
        fixture.signIn("/a");
        String old = fixture.browser.cookies().get("refresh_token");
        fixture.send(fixture.browser.script("POST", "/auth/refresh"));

        FakeResponse response =
                fixture.send(fixture.browser.page("POST", "/auth/sign-out").cookie("refresh_token", old));

        assertThat(location(response)).contains("id_token_hint=ey");
    }

    @Test
    void api_accessTokenAlone_leadsToTheProvider() throws Exception {
        fixture.signIn("/a");
        FakeRequest request = FakeRequest.of("POST", "/auth/sign-out")
                .header("Authorization", "Bearer " + fixture.browser.cookies().get("access_token"));

        assertThat(fixture.send(request).body()).contains("id_token_hint=ey");
    }

    @Test
    void signedOut_isNotSignedInAgain() throws Exception {
        fixture.signIn("/a");
        String there = fixture.authorize(location(signOut()));
        FakeResponse page = fixture.page(there);

        assertThat(URI.create(there).getPath()).isEqualTo("/auth/signed-out");
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(fixture.browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
        assertThat(fixture.issuer.signIns()).hasSize(1);
    }

    @Test
    void signInAndOut_manyTimes_isNoLoop() throws Exception {
        fixture.signIn("/a");
        signOut();
        fixture.signIn("/a");
        signOut();
        fixture.signIn("/a");
        signOut();

        assertThat(fixture.page("/auth/sign-in").getStatus()).isEqualTo(303);
    }

    @Test
    void logout_ofTheRequest_endsTheSessionAndRevokes() throws Exception {
        fixture.signIn("/a");

        FakeResponse response = fixture.send(fixture.browser.page("GET", "/a"), HttpServletRequest::logout);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
        assertThat(fixture.browser.cookies()).doesNotContainKeys("access_token", "refresh_token");
        assertThat(fixture.issuer.at(Endpoint.REVOCATION).requests()).isEqualTo(1);
    }

    @Test
    void logout_keycloak_endsItsSessionWithoutTheBrowser() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.set("preset", "keycloak"));
        fixture.signIn("/a");

        fixture.send(fixture.browser.page("GET", "/a"), HttpServletRequest::logout);

        assertThat(fixture.issuer.at(Endpoint.END_SESSION).requests()).isEqualTo(1);
    }

    @Test
    void logout_keycloak_inTheRequestThatHasRenewedTheSession_endsItsSessionWithoutTheBrowser() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.set("preset", "keycloak"));
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofMinutes(15));

        fixture.send(fixture.browser.page("GET", "/a"), HttpServletRequest::logout);

        assertThat(fixture.issuer.at(Endpoint.END_SESSION).requests()).isEqualTo(1);
    }

    @Test
    void signOut_ofTheApplication_inTheRequestThatHasRenewedTheSession_leadsToTheProvider() throws Exception {
        fixture.signIn("/a");
        fixture.clock.advance(Duration.ofMinutes(15));

        FakeResponse response = fixture.serve(
                fixture.browser.page("GET", "/a"),
                (request, answer) -> SignIn.of(request).signOut(request, answer));

        assertThat(location(response)).contains("id_token_hint=ey");
    }
}
