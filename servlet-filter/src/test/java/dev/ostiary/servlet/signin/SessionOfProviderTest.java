package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.servlet.SignInDecision;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.servlet.testing.FakeSession;
import dev.ostiary.testkit.TestUser;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session says that began at a provider, and whom the application lets in. */
class SessionOfProviderTest {
    @Test
    void page_signedIn_showsTheProvidersClaimsAndOurOwnIssuer() throws Exception {
        try (SignInFixture fixture = new SignInFixture()) {
            fixture.issuer.user(TestUser.of("u1")
                    .roles("clerk", "admin")
                    .claim("email", "u1@x.example")
                    .claim("typ", "ID"));
            fixture.signIn("/a");
            fixture.page("/a");

            JwtPrincipal user = (JwtPrincipal) fixture.last().getUserPrincipal();
            assertThat(user.claims())
                    .containsEntry("iss", "urn:ostiary:session")
                    .containsEntry("ost_iss", fixture.issuer.issuer())
                    .containsEntry("ost_provider", "default")
                    .containsEntry("email", "u1@x.example")
                    .containsEntry("sub", "u1")
                    .doesNotContainKeys("nonce", "at_hash", "azp", "typ");
            assertThat(user.roles()).containsExactly("clerk", "admin");
        }
    }

    @Test
    void refreshToken_signedIn_saysNothingOfTheUserButTheSession() throws Exception {
        try (SignInFixture fixture = new SignInFixture()) {
            fixture.issuer.user(TestUser.of("u1").roles("clerk").claim("email", "u1@x.example"));
            fixture.signIn("/a");
            String first = fixture.browser.cookies().get("refresh_token");
            fixture.clock.advance(Duration.ofMinutes(15));
            fixture.page("/a");
            String second = fixture.browser.cookies().get("refresh_token");

            assertThat(second).isNotEqualTo(first);
            assertThat(List.of(carried(first), carried(second)))
                    .allSatisfy(
                            carried -> assertThat(carried).containsExactly(entry("ost_iss", fixture.issuer.issuer())));
            assertThat(fixture.last().isUserInRole("clerk")).isTrue();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> carried(String refreshToken) throws JsonSyntaxException {
        byte[] payload = Base64.getUrlDecoder().decode(refreshToken.split("\\.", -1)[1]);
        return (Map<String, Object>) StrictJson.parseObject(payload).get("claims");
    }

    @Test
    void page_signedInByAnotherName_isKnownByIt() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.principalClaim("email"))) {
            fixture.issuer.user(TestUser.of("u1").claim("email", "u1@x.example").claim("email_verified", true));
            fixture.signIn("/a");
            fixture.page("/a");

            assertThat(fixture.last().getRemoteUser()).isEqualTo("u1@x.example");
        }
    }

    @Test
    void signIn_emailNotVerified_isRefusedAsName() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.principalClaim("email"))) {
            FakeResponse response = fixture.signIn("/a");

            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(code(response)).isEqualTo("claim_invalid");
        }
    }

    @Test
    void signIn_rolesElsewhere_countAndOthersDoNot() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.rolesClaim("groups"))) {
            fixture.issuer.user(
                    TestUser.of("u1").claim("groups", List.of("staff")).claim("role", "root"));
            fixture.signIn("/a");
            fixture.page("/a");

            assertThat(fixture.last().isUserInRole("staff")).isTrue();
            assertThat(fixture.last().isUserInRole("root")).isFalse();
        }
    }

    @Test
    void signIn_again_endsTheSessionBefore() throws Exception {
        try (SignInFixture fixture = new SignInFixture()) {
            fixture.signIn("/a");
            FakeResponse second = fixture.back(fixture.authorize(location(fixture.page("/auth/sign-in?prompt=login"))));

            assertThat(second.getStatus()).isEqualTo(303);
            assertThat(fixture.filter.sessions().sessionsOf("u1")).hasSize(1);
        }
    }

    @Test
    void signIn_withAContainersSession_getsAnotherId() throws Exception {
        try (SignInFixture fixture = new SignInFixture()) {
            FakeSession session = FakeSession.open();

            fixture.send(
                    fixture.navigation(fixture.authorize(fixture.depart("/a"))).session(session));

            assertThat(session.changes()).isEqualTo(1);
        }
    }

    @Test
    void signIn_applicationRefuses_isForbiddenAndOpensNothing() throws Exception {
        try (SignInFixture fixture =
                new SignInFixture(filter -> filter.signIn(with -> with.decide(session -> SignInDecision.refuse())))) {
            FakeResponse response = fixture.signIn("/a");

            assertThat(response.getStatus()).isEqualTo(403);
            assertThat(code(response)).isEqualTo("sign_in_refused");
            assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
        }
    }

    @Test
    void signIn_applicationAddsClaims_theyCount() throws Exception {
        Map<String, Object> more = Map.of("tenant", "t1", "roles", List.of("owner"), "iss", "https://evil.example");
        try (SignInFixture fixture = new SignInFixture(
                filter -> filter.signIn(with -> with.decide(session -> SignInDecision.accept(more))))) {
            fixture.signIn("/a");
            fixture.page("/a");

            JwtPrincipal user = (JwtPrincipal) fixture.last().getUserPrincipal();
            assertThat(user.claims()).containsEntry("tenant", "t1").containsEntry("iss", "urn:ostiary:session");
            assertThat(user.roles()).containsExactly("owner");
        }
    }

    @Test
    void signIn_applicationThrows_isItsOwnFaultAndOpensNothing() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.signIn(with -> with.decide(session -> {
            throw new IllegalStateException("no database");
        })))) {
            String callback = fixture.authorize(fixture.depart("/a"));

            assertThatThrownBy(() -> fixture.back(callback)).hasMessage("no database");
            assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
            assertThat(fixture.browser.cookies()).doesNotContainKey("access_token");
        }
    }

    @Test
    void decide_isToldWhoItIs() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.signIn(with -> with.decide(session -> {
            assertThat(session.subject()).isEqualTo("u1");
            assertThat(session.provider()).isEqualTo("default");
            assertThat(session.claims()).containsEntry("email", "u1@x.example");
            assertThat(session.toString()).doesNotContain("u1");
            return SignInDecision.accept();
        })))) {
            assertThat(fixture.signIn("/a").getStatus()).isEqualTo(303);
        }
    }
}
