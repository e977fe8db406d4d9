package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.SignInDecision;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider says which of its sessions have ended. */
class BackChannelLogoutTest {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private FakeResponse logout(TestToken token) throws Exception {
        return post("logout_token=" + token.sign());
    }

    private FakeResponse post(String body) throws Exception {
        FakeResponse response = new FakeResponse();
        fixture.filter.doFilter(request("POST", body), response, (shown, answer) -> {
            throw new AssertionError("the application is not asked");
        });
        return response;
    }

    private static FakeRequest request(String method, String body) {
        return FakeRequest.of(method, "/auth/back-channel-logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(body);
    }

    private int statusOfApi() throws Exception {
        return fixture.send(fixture.browser.script("GET", "/a")).getStatus();
    }

    @Test
    void logout_ofASession_endsItAtOnce() throws Exception {
        fixture.signIn("/a");

        FakeResponse response = logout(fixture.issuer.logoutToken());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(statusOfApi()).isEqualTo(401);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void logout_again_isGood() throws Exception {
        fixture.signIn("/a");
        TestToken token = fixture.issuer.logoutToken();
        logout(token);

        assertThat(logout(token).getStatus()).isEqualTo(200);
    }

    @Test
    void logout_withoutSid_endsAllOfTheUser() throws Exception {
        fixture.signIn("/a");

        assertThat(logout(fixture.issuer.logoutToken().withoutClaim("sid")).getStatus())
                .isEqualTo(200);
        assertThat(statusOfApi()).isEqualTo(401);
    }

    @Test
    void logout_otherSid_endsNothing() throws Exception {
        fixture.signIn("/a");

        assertThat(logout(fixture.issuer.logoutToken().claim("sid", "another")).getStatus())
                .isEqualTo(200);
        assertThat(statusOfApi()).isEqualTo(200);
    }

    @Test
    void logout_otherSidAndScopeUser_endsAllOfTheUser() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.set("logout-scope", "user"));
        fixture.signIn("/a");

        logout(fixture.issuer.logoutToken().claim("sid", "another"));

        assertThat(statusOfApi()).isEqualTo(401);
    }

    @Test
    void logout_withFurtherEvents_isGood() throws Exception {
        fixture.signIn("/a");
        Map<String, Object> events = Map.of(EVENT, Map.of(), "https://x.example/other", true);

        assertThat(logout(fixture.issuer.logoutToken().claim("events", events)).getStatus())
                .isEqualTo(200);
        assertThat(statusOfApi()).isEqualTo(401);
    }

    @Test
    void logout_isNoToken_isRefusedAsJson() throws Exception {
        FakeResponse response = post("logout_token=abc");

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.body())
                .isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"The token is malformed\"}");
    }

    @Test
    void logout_severalTokens_areRefused() throws Exception {
        fixture.signIn("/a");
        String token = fixture.issuer.logoutToken().sign();

        assertThat(post("logout_token=" + token + "&logout_token=" + token).getStatus())
                .isEqualTo(400);
        assertThat(statusOfApi()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "none"})
    void logout_noForm_isRefused(String type) throws Exception {
        fixture.signIn("/a");
        String token = fixture.issuer.logoutToken().sign();
        FakeResponse response = new FakeResponse();
        FakeRequest request = FakeRequest.of("POST", "/auth/back-channel-logout?logout_token=" + token)
                .headerIfPresent("Content-Type", type.replace("none", ""))
                .body("logout_token=" + token);
        fixture.filter.doFilter(request, response, (shown, answer) -> {});

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(statusOfApi()).isEqualTo(200);
    }

    @Test
    void logout_bodyOverTheLimit_isRefused() throws Exception {
        fixture.signIn("/a");
        String body = "logout_token=" + fixture.issuer.logoutToken().sign();

        assertThat(post(body + "&x=" + "x".repeat(FormBody.MOST_BYTES - body.length() - 2))
                        .getStatus())
                .isEqualTo(400);
        assertThat(statusOfApi()).isEqualTo(200);
        assertThat(post(body + "&x=" + "x".repeat(FormBody.MOST_BYTES - body.length() - 3))
                        .getStatus())
                .isEqualTo(200);
        assertThat(statusOfApi()).isEqualTo(401);
    }

    @Test
    void logout_fromAnywhereWithOddCookies_needsNeither() throws Exception {
        fixture.signIn("/a");
        FakeResponse response = new FakeResponse();
        FakeRequest request = request(
                        "POST", "logout_token=" + fixture.issuer.logoutToken().sign())
                .header("Origin", "https://evil.example")
                .header("Sec-Fetch-Site", "cross-site")
                .cookie("access_token", "junk");
        fixture.filter.doFilter(request, response, (shown, answer) -> {});

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(statusOfApi()).isEqualTo(401);
    }

    @Test
    void logout_withNonce_isRefused() throws Exception {
        fixture.signIn("/a");

        assertThat(logout(fixture.issuer.logoutToken().claim("nonce", "n")).getStatus())
                .isEqualTo(400);
        assertThat(statusOfApi()).isEqualTo(200);
    }

    @Test
    void get_isNotAllowed() throws Exception {
        FakeResponse response = new FakeResponse();
        fixture.filter.doFilter(request("GET", ""), response, (shown, answer) -> {});

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("POST");
    }

    @Test
    void logout_aDayLater_harmsNoNewSession() throws Exception {
        fixture.signIn("/a");
        TestToken old = fixture.issuer
                .logoutToken()
                .expiresAt(fixture.clock.instant().plus(Duration.ofDays(2)))
                .issuedAt(fixture.clock.instant());
        String text = old.sign();
        fixture.clock.advance(Duration.ofDays(1));
        fixture.browser.cookies().clear();
        fixture.signIn("/a");

        assertThat(post("logout_token=" + text).getStatus()).isEqualTo(200);
        assertThat(statusOfApi()).isEqualTo(200);
    }

    @Test
    void callback_afterItsLogout_isRefused() throws Exception {
        String callback = fixture.authorize(fixture.depart("/a"));
        logout(fixture.issuer.logoutToken());

        FakeResponse response = fixture.back(callback);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(SignInFixture.code(response)).isEqualTo("session_ended");
    }

    @Test
    void callback_afterItsLogout_asksTheApplicationForNoDecision() throws Exception {
        fixture.close();
        List<String> asked = new CopyOnWriteArrayList<>();
        fixture = new SignInFixture(filter -> filter.signIn(with -> with.decide(session -> {
            asked.add(session.subject());
            return SignInDecision.accept();
        })));
        String callback = fixture.authorize(fixture.depart("/a"));
        logout(fixture.issuer.logoutToken());

        FakeResponse response = fixture.back(callback);

        assertThat(SignInFixture.code(response)).isEqualTo("session_ended");
        assertThat(asked).isEmpty();
    }

    @Test
    void callback_afterALogoutOfAllOfTheUser_asksTheApplicationForNoDecision() throws Exception {
        fixture.close();
        List<String> asked = new CopyOnWriteArrayList<>();
        fixture = new SignInFixture(filter -> filter.signIn(with -> with.decide(session -> {
            asked.add(session.subject());
            return SignInDecision.refuse();
        })));
        String callback = fixture.authorize(fixture.depart("/a"));
        logout(fixture.issuer.logoutToken().withoutClaim("sid"));

        assertThat(SignInFixture.code(fixture.back(callback))).isEqualTo("session_ended");
        assertThat(asked).isEmpty();
    }

    @Test
    void logout_storeAway_isRefusedByThisNodeAndWrittenLater() throws Exception {
        fixture.signIn("/a");
        statusOfApi();
        fixture.store.off();

        FakeResponse response = logout(fixture.issuer.logoutToken());
        int meanwhile = statusOfApi();
        fixture.store.on();
        Integer ended = fixture.awaitLogout();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotBlank();
        assertThat(meanwhile).isEqualTo(401);
        assertThat(ended).isEqualTo(1);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }

    @Test
    void logout_storeDoesNotTakeIt_noRenewalGoesOn() throws Exception {
        fixture.signIn("/a");
        fixture.store.offFor(ProviderGrant.key(fixture.issuer.issuer(), "u1"));

        FakeResponse response = logout(fixture.issuer.logoutToken().withoutClaim("sid"));
        fixture.clock.advance(Duration.ofMinutes(15));
        FakeResponse page = fixture.page("/a");

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(page.getStatus()).isEqualTo(303);
        assertThat(fixture.browser.cookies()).doesNotContainKey("refresh_token");
    }

    @Test
    void logout_keysAway_isVerifiedLater() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.rotate();
        fixture.issuer.at(Endpoint.KEYS).fails(500);
        fixture.clock.advance(Duration.ofMinutes(2));

        FakeResponse response = logout(fixture.issuer.logoutToken());
        fixture.issuer.at(Endpoint.KEYS).recover();
        fixture.clock.advance(Duration.ofMinutes(2));
        Integer ended = fixture.awaitLogout();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void logout_switchedOff_isNoPathOfOurs() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.set("back-channel-logout", "off"));

        FakeResponse response = new FakeResponse();
        fixture.filter.doFilter(request("POST", "logout_token=abc"), response, (shown, answer) -> {});

        assertThat(response.getStatus()).isEqualTo(401);
    }

    @Test
    void logout_onAnotherNode_isSeenByThisOne() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.set("revocation", "strict"));
        fixture.signIn("/a");
        AuthFilter other = fixture.node();
        other.doFilter(
                request("POST", "logout_token=" + fixture.issuer.logoutToken().sign()),
                new FakeResponse(),
                (shown, answer) -> {});
        other.destroy();

        assertThat(statusOfApi()).isEqualTo(401);
    }

    @Test
    void logout_keysHang_isAnsweredAllTheSame() throws Exception {
        fixture.signIn("/a");
        fixture.issuer.rotate();
        fixture.issuer.at(Endpoint.KEYS).holds();
        fixture.clock.advance(Duration.ofMinutes(2));

        FakeResponse response = logout(fixture.issuer.logoutToken());
        fixture.issuer.at(Endpoint.KEYS).release();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotBlank();
    }
}
