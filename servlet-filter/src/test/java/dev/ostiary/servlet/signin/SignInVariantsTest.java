package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.provider.ResponseMode;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.AuthorizationAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in where a setting is another one. */
class SignInVariantsTest {
    @Test
    void errorPage_ofTheApplication_isLedTo() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.signInErrorPage("/oops"))) {
            fixture.issuer.answer(AuthorizationAnswer.denied());

            FakeResponse response = fixture.signIn("/a");
            FakeResponse page = fixture.page(location(response));

            assertThat(response.getStatus()).isEqualTo(303);
            assertThat(location(response)).matches("/oops\\?error=sign_in_refused&support_id=[a-z0-9]{12}");
            assertThat(page.getStatus()).isEqualTo(200);
        }
    }

    @Test
    void authPath_another_isWhereAllOwnPathsAre() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.authPath("/login"))) {
            FakeResponse page = fixture.page("/orders");
            FakeResponse refresh = fixture.send(fixture.browser.script("POST", "/login/refresh"));
            FakeResponse signOut = fixture.page("/login/sign-out");

            assertThat(location(page)).isEqualTo("/login/sign-in?return_to=%2Forders");
            assertThat(code(refresh)).isEmpty();
            assertThat(refresh.getStatus()).isEqualTo(401);
            assertThat(signOut.getStatus()).isEqualTo(405);
            assertThat(fixture.page("/auth/sign-in").getHeader("Location")).startsWith("/login/sign-in");
        }
    }

    @Test
    void externalUrl_set_isWhereTheProviderSendsBack() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.externalUrl("https://app.example/ctx"))) {
            FakeResponse response =
                    fixture.send(fixture.browser.page("GET", "/auth/sign-in").sentTo("http", "10.0.0.7", 8080));

            assertThat(response.getStatus()).isEqualTo(303);
            assertThat(location(response)).contains("redirect_uri=https%3A%2F%2Fapp.example%2Fctx%2Fauth%2Fcallback");
        }
    }

    @Test
    void timeout_another_isThatOfTheCookie() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.signInTimeout(Duration.ofMinutes(5)))) {
            assertThat(fixture.page("/auth/sign-in").getHeader("Set-Cookie")).contains("; Max-Age=300;");
        }
    }

    @Test
    void formPost_isTakenFromAnotherSiteWithItsCookie() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.responseMode(ResponseMode.FORM_POST))) {
            FakeResponse signIn = fixture.page("/auth/sign-in?return_to=%2Fa");
            String form = fixture.submitted(location(signIn));

            FakeResponse response = fixture.send(post(fixture, form));

            assertThat(signIn.getHeader("Set-Cookie")).contains("; SameSite=None; Secure");
            assertThat(response.getStatus()).isEqualTo(303);
            assertThat(location(response)).isEqualTo("/a");
            assertThat(fixture.browser.cookies()).containsKey("refresh_token");
        }
    }

    /** Spring Authorization Server passes over {@code response_mode} without a word. */
    @Test
    void formPost_providerThatAnswersByTheAddressAllTheSame_isSignedIn() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.responseMode(ResponseMode.FORM_POST))) {
            String departure = fixture.depart("/a").replace("response_mode=form_post", "response_mode=query");

            assertThat(location(fixture.back(fixture.authorize(departure)))).isEqualTo("/a");
        }
    }

    @Test
    void formPost_originOfNobody_isAcceptedAtTheCallbackAlone() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.responseMode(ResponseMode.FORM_POST))) {
            fixture.send(post(fixture, fixture.submitted(fixture.depart("/a"))));
            FakeRequest order = FakeRequest.post("/orders")
                    .header("Accept", "text/html")
                    .header("Origin", "null")
                    .header("Sec-Fetch-Mode", "navigate")
                    .header("Sec-Fetch-Site", "cross-site");
            fixture.browser.cookies().forEach(order::cookie);

            FakeResponse response = fixture.send(order);

            assertThat(response.getStatus()).isEqualTo(403);
            assertThat(fixture.seen).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=a&code=b", "state=%zz", "code=a&error=%"})
    void formPost_brokenForm_isMalformed(String form) throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.responseMode(ResponseMode.FORM_POST))) {
            assertThat(code(fixture.send(post(fixture, form)))).isEqualTo("malformed_callback");
        }
    }

    @Test
    void formPost_bodyOverTheLimit_isMalformed() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.responseMode(ResponseMode.FORM_POST))) {
            String form = "x=" + "a".repeat(FormBody.MOST_BYTES);

            assertThat(code(fixture.send(post(fixture, form)))).isEqualTo("malformed_callback");
        }
    }

    @Test
    void reportOnly_ownPaths_refuseAllTheSame() throws Exception {
        try (SignInFixture fixture = new SignInFixture(filter -> filter.enforcement(Enforcement.REPORT_ONLY))) {
            FakeResponse response = fixture.back("/auth/callback?code=a&code=b");

            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(fixture.seen).isEmpty();
        }
    }

    private static FakeRequest post(SignInFixture fixture, String form) {
        FakeRequest request = FakeRequest.post("/auth/callback")
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "null")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Site", "cross-site")
                .body(form);
        fixture.browser.cookies().forEach(request::cookie);
        return request;
    }
}
