package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.servlet.SignInDecision;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.ClaimPlace;
import dev.ostiary.testkit.TestUser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims that no cookie has room for. */
class LongClaimsTest {
    private SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static TestUser user(int length) {
        return TestUser.of("u1").roles("clerk").claim("story", "x".repeat(length));
    }

    @Test
    void page_longClaims_areKeptOnTheServerAndShown() throws Exception {
        fixture.issuer.user(user(5_000));
        fixture.signIn("/a");
        FakeResponse page = fixture.page("/a");

        assertThat(page.getStatus()).isEqualTo(200);
        JwtPrincipal user = (JwtPrincipal) fixture.last().getUserPrincipal();
        assertThat(user.claims()).containsEntry("story", "x".repeat(5_000)).doesNotContainKey("ost_kept");
        assertThat(user.roles()).containsExactly("clerk");
        assertThat(fixture.browser.cookies().get("access_token").length()).isLessThan(1_500);
    }

    @Test
    void page_shortClaims_stayInTheToken() throws Exception {
        fixture.issuer.user(user(1_500));
        fixture.signIn("/a");
        fixture.store.off();

        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
        assertThat(fixture.browser.cookies().get("access_token").length()).isGreaterThan(2_000);
    }

    @Test
    void page_longClaims_areReadOnceForEachAccessToken() throws Exception {
        fixture.issuer.user(user(5_000));
        fixture.signIn("/a");
        fixture.page("/a");
        fixture.store.off();

        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
    }

    @Test
    void api_longClaimsAndStoreAway_isUnavailable() throws Exception {
        fixture.issuer.user(user(5_000));
        fixture.signIn("/a");
        fixture.store.off();

        FakeResponse response = fixture.send(fixture.browser.script("GET", "/a"));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.body()).contains("store_unavailable");
    }

    @Test
    void renewal_longClaims_goesOn() throws Exception {
        fixture.issuer.user(user(5_000));
        fixture.signIn("/a");
        fixture.issuer.user(user(6_000));
        fixture.clock.advance(Duration.ofMinutes(15));
        fixture.page("/a");

        JwtPrincipal user = (JwtPrincipal) fixture.last().getUserPrincipal();
        assertThat(user.claims()).containsEntry("story", "x".repeat(6_000));
    }

    @Test
    void page_longClaimsAndThoseOfTheApplication_sayBoth() throws Exception {
        fixture.close();
        fixture = new SignInFixture(
                filter -> filter.signIn(with -> with.decide(session -> SignInDecision.accept(Map.of("tenant", "t1")))));
        fixture.issuer.user(user(5_000));
        fixture.signIn("/a");
        fixture.page("/a");

        JwtPrincipal user = (JwtPrincipal) fixture.last().getUserPrincipal();
        assertThat(user.claims()).containsEntry("tenant", "t1").containsKey("story");
    }

    @Test
    void signIn_moreThanIsKept_isTooLargeAndNamesTheClaim() throws Exception {
        fixture.close();
        fixture = new SignInFixture(filter -> filter.set("claims-from", "id-token, userinfo"));
        fixture.issuer.claimsIn(ClaimPlace.USER_INFO);
        fixture.issuer.user(user(33_000));
        try (CapturedLog log = CapturedLog.of("dev.ostiary.provider.GrantSeal")) {
            FakeResponse response = fixture.signIn("/a");

            assertThat(response.getStatus()).isEqualTo(500);
            assertThat(code(response)).isEqualTo("session_too_large");
            assertThat(String.join("\n", log.lines())).contains("\"story\"").doesNotContain("xxx");
        }
    }
}
