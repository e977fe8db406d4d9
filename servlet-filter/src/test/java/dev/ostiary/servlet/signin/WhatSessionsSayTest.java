package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.servlet.SignInDecision;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestUser;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session says of itself, whatever the application adds and the provider leaves out. */
class WhatSessionsSayTest {
    private static final Duration ACCESS = Duration.ofMinutes(15);

    private final AtomicReference<Map<String, ?>> more = new AtomicReference<>(Map.of());
    private final SignInFixture fixture = new SignInFixture(
            filter -> filter.signIn(with -> with.decide(session -> SignInDecision.accept(more.get()))));

    @AfterEach
    void close() {
        fixture.close();
    }

    private int statusOfApi() throws Exception {
        return fixture.send(fixture.browser.script("GET", "/a")).getStatus();
    }

    private void logoutWhileTheStoreIsAway() throws Exception {
        fixture.store.off();
        FakeRequest request = FakeRequest.of("POST", "/auth/back-channel-logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("logout_token=" + fixture.issuer.logoutToken().sign());
        fixture.filter.doFilter(request, new FakeResponse(), (shown, answer) -> {
            throw new AssertionError("the application is not asked");
        });
    }

    private Map<String, Object> claims() throws Exception {
        fixture.page("/a");
        return ((JwtPrincipal) fixture.last().getUserPrincipal()).claims();
    }

    @Test
    void logout_applicationSaysAnotherSid_isRefusedByThisNodeAllTheSame() throws Exception {
        more.set(Map.of("sid", "of-the-application"));
        fixture.signIn("/a");
        statusOfApi();

        logoutWhileTheStoreIsAway();

        assertThat(statusOfApi()).isEqualTo(401);
    }

    /** As providers may leave it out there: it is the sign-in's. */
    @Test
    void page_refreshedIdTokenWithoutSid_saysThatOfTheSignIn() throws Exception {
        fixture.signIn("/a");
        Object first = claims().get("sid");
        fixture.clock.advance(ACCESS);
        fixture.issuer.next().idToken(token -> token.withoutClaim("sid").sign());
        fixture.page("/a");

        assertThat(first).isNotNull();
        assertThat(claims()).containsEntry("sid", first);
    }

    @Test
    void page_applicationSaysAnotherAuthTime_saysTheProviders() throws Exception {
        more.set(Map.of("auth_time", 1L));
        fixture.signIn("/a");
        Object inTheToken = claims().get("auth_time");
        fixture.issuer.user(TestUser.of("u1").claim("story", "x".repeat(5_000)));
        fixture.clock.advance(ACCESS);
        Object kept = claims().get("auth_time");

        assertThat(inTheToken).isEqualTo(kept).isNotEqualTo(1L);
    }

    @Test
    void page_refreshedIdTokenWithoutAuthTime_saysThatOfTheSignIn() throws Exception {
        long first = fixture.clock.instant().getEpochSecond() - 60;
        fixture.issuer.next().idToken(token -> token.claim("auth_time", first).sign());
        fixture.signIn("/a");
        fixture.clock.advance(ACCESS);
        fixture.issuer.next().idToken(token -> token.withoutClaim("auth_time").sign());
        fixture.page("/a");

        assertThat(claims()).containsEntry("auth_time", first);
    }

    @Test
    void renewal_applicationSaysTooMuch_endsTheSessionAndTheLogNamesTheClaim() throws Exception {
        fixture.signIn("/a");
        more.set(Map.of("story", "x".repeat(6_000)));
        fixture.clock.advance(ACCESS);
        try (CapturedLog log = CapturedLog.of("dev.ostiary.servlet")) {
            FakeResponse page = fixture.page("/a");
            FakeResponse again = fixture.signIn("/a");

            assertThat(page.getStatus()).isEqualTo(303);
            assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
            assertThat(code(again)).isEqualTo("session_too_large");
            assertThat(String.join("\n", log.lines())).contains("claim story").doesNotContain("xxx");
        }
    }

    /** Whoever is asked about the application's own users knows nothing of the provider's. */
    @Test
    void renewal_besideSessionClaims_asksTheProviderAlone() throws Exception {
        try (SignInFixture both =
                new SignInFixture(filter -> filter.sessions(own -> own.claims((subject, said) -> Optional.empty())))) {
            both.signIn("/a");
            both.issuer.user(TestUser.of("u1").roles("manager"));
            both.clock.advance(ACCESS);
            FakeResponse page = both.page("/a");

            assertThat(page.getStatus()).isEqualTo(200);
            assertThat(both.last().isUserInRole("manager")).isTrue();
        }
    }

    @Test
    void renewal_sessionOfTheApplication_cannotPassAsOneOfAProvider() throws Exception {
        Map<String, Object> said = Map.of("ost_provider", "default", "ost_name", "admin");
        try (SignInFixture both = new SignInFixture(
                filter -> filter.sessions(own -> own.claims((subject, before) -> Optional.of(said))))) {
            FakeResponse signedIn = new FakeResponse();
            both.filter.sessions().signIn(both.browser.page("POST", "/login"), signedIn, "u7", Map.of());
            both.browser.take(signedIn);
            both.clock.advance(ACCESS);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> both.page("/a"))
                    .withMessageMatching("claims: ost_(name|provider) is reserved, the library itself sets it");
        }
    }
}
