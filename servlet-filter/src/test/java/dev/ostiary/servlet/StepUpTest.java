package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static dev.ostiary.servlet.SessionFixture.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests of a user who may, but signed in too long ago (RFC 9470): each kind of client is told in its way, and nobody is signed out. */
class StepUpTest {
    private static final String CHALLENGE = "Bearer realm=\"ostiary\", error=\"insufficient_user_authentication\","
            + " error_description=\"A more recent sign-in is required\", max_age=\"300\"";
    private static final Duration SIX_MINUTES = Duration.ofMinutes(6);

    private final SessionFixture fixture = new SessionFixture(
            "/pay/** = role(clerk) and maxAge(5m)",
            "/api/pay = maxAge(5m)",
            "/admin/** = role(admin) and maxAge(5m)",
            "/news = optional");

    StepUpTest() {
        fixture.signIn("u1", "clerk");
    }

    private String token() {
        return fixture.browser.cookies().get("access_token");
    }

    @Test
    void page_recentSignIn_isServed() throws Exception {
        fixture.clock.advance(Duration.ofMinutes(5));

        assertThat(fixture.page("/pay/a").getStatus()).isEqualTo(200);
    }

    @Test
    void page_signInTooLongAgo_goesToTheSignInPageAndKeepsItsCookies() throws Exception {
        fixture.clock.advance(SIX_MINUTES);

        FakeResponse response = fixture.page("/pay/a?b=1");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location"))
                .isEqualTo("/sign-in?return_to=%2Fpay%2Fa%3Fb%3D1&error=step_up_required");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(cookies(response)).isEmpty();
        assertThat(fixture.page("/a").getStatus()).isEqualTo(200);
    }

    @Test
    void page_afterSigningInAnew_isServed() throws Exception {
        fixture.clock.advance(SIX_MINUTES);
        fixture.signIn("u1", "clerk");

        assertThat(fixture.page("/pay/a").getStatus()).isEqualTo(200);
    }

    /** What renews the tokens is no sign-in. */
    @Test
    void page_renewedTokens_areOfTheSameSignIn() throws Exception {
        fixture.clock.advance(SIX_MINUTES);
        assertThat(fixture.refresh().getStatus()).isEqualTo(204);

        assertThat(fixture.page("/pay/a").getHeader("Location")).endsWith("error=step_up_required");
    }

    @Test
    void page_expiredToken_isNotRenewedForNothing() throws Exception {
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);

        FakeResponse response = fixture.page("/pay/a");

        assertThat(response.getHeader("Location")).endsWith("error=step_up_required");
        assertThat(cookies(response)).isEmpty();
        assertThat(fixture.store.rotations()).isZero();
    }

    @Test
    void page_whoMayNotAnyway_is403() throws Exception {
        fixture.clock.advance(SIX_MINUTES);

        assertThat(fixture.page("/admin/a").getStatus()).isEqualTo(403);
    }

    @Test
    void bearerToken_signInTooLongAgo_isChallenged() throws Exception {
        fixture.clock.advance(SIX_MINUTES);

        FakeResponse response = fixture.send(FakeRequest.get("/api/pay").header("Authorization", "Bearer " + token()));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo(CHALLENGE);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.body())
                .startsWith(
                        "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                                + "\"error\":\"insufficient_user_authentication\",\"code\":\"step_up_required\",\"max_age\":300,");
    }

    @Test
    void script_withTheCookie_isToldTheSameAndKeepsIt() throws Exception {
        fixture.clock.advance(SIX_MINUTES);

        FakeResponse response = fixture.send(fixture.browser.script("POST", "/api/pay"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(code(response)).isEqualTo("step_up_required");
        assertThat(response.body()).contains("\"max_age\":300");
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo(CHALLENGE);
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void htmx_isLedToTheSignInPage() throws Exception {
        fixture.clock.advance(SIX_MINUTES);

        FakeResponse response =
                fixture.send(fixture.browser.script("POST", "/pay/a").header("HX-Request", "true"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/sign-in?return_to=%2Fpay%2Fa&error=step_up_required");
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo(CHALLENGE);
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void form_isAnsweredByThePageThatLetsItBeSentAgain() throws Exception {
        fixture.clock.advance(SIX_MINUTES);
        FakeRequest form = fixture.browser.page("POST", "/pay/a");

        FakeResponse response = fixture.send(form);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo(CHALLENGE);
        assertThat(response.body())
                .contains("<h1>Please sign in once more.</h1>", "error=step_up_required")
                .doesNotContain("signed out");
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void wicket_isLedToTheSignInPage() throws Exception {
        fixture.clock.advance(SIX_MINUTES);

        FakeResponse response =
                fixture.send(fixture.browser.script("POST", "/pay/a").header("Wicket-Ajax", "true"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Ajax-Location")).endsWith("error=step_up_required");
    }

    /** A header of another site must not find out how old a sign-in is. */
    @Test
    void crossSiteRequest_isRefusedAsSuch() throws Exception {
        fixture.clock.advance(SIX_MINUTES);
        FakeRequest request = FakeRequest.of("POST", "/api/pay").header("Sec-Fetch-Site", "cross-site");
        fixture.browser.cookies().forEach(request::cookie);

        assertThat(code(fixture.send(request))).isEqualTo("csrf_cross_site");
    }

    @Test
    void optionalAndPreflight_areLeftAlone() throws Exception {
        fixture.clock.advance(SIX_MINUTES);
        FakeRequest preflight = FakeRequest.of("OPTIONS", "/api/pay")
                .header("Origin", "https://other.example")
                .header("Access-Control-Request-Method", "GET");

        assertThat(fixture.page("/news").getStatus()).isEqualTo(200);
        assertThat(fixture.send(preflight).getStatus()).isEqualTo(200);
    }

    @Test
    void rewrittenRequest_meetsTheOtherRule() throws Exception {
        fixture.clock.advance(SIX_MINUTES);
        FakeRequest request = fixture.browser.script("GET", "/a");
        fixture.send(request);

        FakeResponse response = fixture.send(FakeRequest.get("/api/pay").attributesOf(request));

        assertThat(code(response)).isEqualTo("step_up_required");
        assertThat(fixture.seen).hasSize(1);
    }

    @Test
    void reportOnly_isServedAndReported() throws Exception {
        AuthFilter reporting =
                fixture.builder().rules("/pay/** = maxAge(5m) [report-only]").build();
        fixture.clock.advance(SIX_MINUTES);

        FakeResponse response = fixture.send(reporting, fixture.browser.page("GET", "/pay/a"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
        assertThat(fixture.events.get(0).outcome()).isEqualTo(AuthOutcome.WOULD_BE_REFUSED);
        assertThat(fixture.events.get(0).reason()).contains(RejectionReason.STEP_UP_REQUIRED);
    }

    @Test
    void refusal_isReportedWithItsRule() throws Exception {
        fixture.clock.advance(SIX_MINUTES);

        fixture.page("/pay/a");

        AuthEvent event = fixture.events.get(0);
        assertThat(event.outcome()).isEqualTo(AuthOutcome.REFUSED);
        assertThat(event.reason()).isEqualTo(Optional.of(RejectionReason.STEP_UP_REQUIRED));
        assertThat(event.rule()).isEqualTo("/pay/** = role(clerk) and maxAge(5m)");
    }

    @Test
    void explain_tellsHowOldTheSignInIsAndMayBe() {
        fixture.clock.advance(Duration.ofSeconds(366));

        Explanation explanation = fixture.filter.explain(token(), "GET", "/api/pay");

        assertThat(explanation.status()).hasValue(401);
        assertThat(explanation.challenge()).contains(CHALLENGE);
        assertThat(explanation.steps().get(explanation.steps().size() - 1))
                .isEqualTo(new Explanation.Step("permission", "maxAge(5m)", "signed in 6 min 6 s ago", false));
    }
}
