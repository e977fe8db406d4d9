package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.AuthorizationAnswer;
import dev.ostiary.testkit.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of a callback, in their order. */
class CallbackTest {
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=x", "state=x", "iss=x", "error=x&error=y", "state=%zz"})
    void callback_parameterTwiceOrBroken_isMalformedAndRedeemsNothing(String more) throws Exception {
        FakeResponse response = fixture.back(fixture.authorize(fixture.depart("/a")) + "&" + more);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("malformed_callback");
        assertThat(fixture.issuer.tokenRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?state=x",
                "?code=&state=x",
                "?code=x",
                "?code=x&state=x",
                "?code=x&state=",
                "?error=access_denied"
            })
    void callback_ofNoSignIn_isSentToSignInOnceMore(String query) throws Exception {
        FakeResponse response = fixture.back("/auth/callback" + query);

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(location(response)).startsWith("/auth/sign-in?");
        assertThat(fixture.issuer.tokenRequests()).isEmpty();
    }

    @Test
    void callback_inAnotherBrowser_isSentToSignInForTheSamePage() throws Exception {
        String callback = fixture.authorize(fixture.depart("/orders"));
        fixture.browser = new Browser();

        FakeResponse response = fixture.back(callback);

        assertThat(location(response)).startsWith("/auth/sign-in?return_to=%2Forders");
        assertThat(fixture.issuer.tokenRequests()).isEmpty();
    }

    @Test
    void callback_againWithASession_goesHomeWithoutRedeeming() throws Exception {
        String callback = fixture.authorize(fixture.depart("/orders"));
        fixture.back(callback);

        FakeResponse again = fixture.back(callback);

        assertThat(location(again)).isEqualTo("/orders");
        assertThat(fixture.issuer.tokenRequests()).hasSize(1);
    }

    @Test
    void callback_afterTheTimeout_isSentToSignInForTheSamePage() throws Exception {
        String callback = fixture.authorize(fixture.depart("/orders"));
        fixture.clock.advance(Duration.ofMinutes(61));

        FakeResponse response = fixture.back(callback);

        assertThat(location(response)).startsWith("/auth/sign-in?return_to=%2Forders");
        assertThat(fixture.issuer.tokenRequests()).isEmpty();
    }

    /** Somebody had to look for the phone first. */
    @Test
    void callback_afterFiftyMinutes_signsIn() throws Exception {
        String departure = fixture.depart("/orders");
        fixture.clock.advance(Duration.ofMinutes(50));

        FakeResponse response = fixture.back(fixture.authorize(departure));

        assertThat(location(response)).isEqualTo("/orders");
        assertThat(fixture.browser.cookies()).containsKey("refresh_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login_required", "interaction_required", "consent_required", "account_selection_required"})
    void callback_silentAttemptThatWouldHaveToAsk_goesBackAsNobody(String error) throws Exception {
        fixture.issuer.answer(AuthorizationAnswer.error(error));

        FakeResponse response = fixture.back(
                fixture.authorize(location(fixture.page("/auth/sign-in?prompt=none&return_to=%2Fpublic%2Fa"))));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(location(response)).isEqualTo("/public/a");
        assertThat(fixture.browser.cookies()).doesNotContainKey("refresh_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss=https%3A%2F%2Fevil.example", "iss="})
    void callback_ofAnotherIssuer_isRefusedAndRedeemsNothing(String iss) throws Exception {
        String callback = fixture.authorize(fixture.depart("/a")).replaceAll("iss=[^&]*", iss);

        FakeResponse response = fixture.back(callback);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("issuer_mismatch");
        assertThat(fixture.issuer.tokenRequests()).isEmpty();
    }

    @Test
    void callback_withoutIssuerWhereTheMetadataPromiseIt_isRefused() throws Exception {
        String callback = fixture.authorize(fixture.depart("/a")).replaceAll("&?iss=[^&]*", "");

        assertThat(code(fixture.back(callback))).isEqualTo("issuer_mismatch");
    }

    @Test
    void callback_thirdTimeWithoutTheCookie_isAPageThatSaysSo() throws Exception {
        FakeResponse first = lostCookie(fixture.depart("/a"));
        FakeResponse second = lostCookie(location(fixture.page(location(first))));
        FakeResponse third = lostCookie(location(fixture.page(location(second))));

        assertThat(first.getStatus()).isEqualTo(303);
        assertThat(second.getStatus()).isEqualTo(303);
        assertThat(third.getStatus()).isEqualTo(400);
        assertThat(code(third)).isEqualTo("sign_in_cookie_missing");
    }

    private FakeResponse lostCookie(String departure) throws Exception {
        String callback = fixture.authorize(departure);
        fixture.browser = new Browser();
        return fixture.back(callback);
    }

    @Test
    void callback_thirdTimeWithACookieAndNoState_isAPageThatSaysSo() throws Exception {
        fixture.depart("/a");
        FakeResponse first = fixture.back("/auth/callback?code=x");
        FakeResponse second = fixture.back("/auth/callback?code=x");
        FakeResponse third = fixture.back("/auth/callback?code=x");

        assertThat(first.getStatus()).isEqualTo(303);
        assertThat(second.getStatus()).isEqualTo(303);
        assertThat(third.getStatus()).isEqualTo(400);
        assertThat(code(third)).isEqualTo("sign_in_stale");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, 403, sign_in_refused",
        "invalid_scope, 500, provider_refused",
        "unauthorized_client, 500, provider_refused",
        "<script>, 500, provider_refused"
    })
    void callback_error_isAPage(String error, int status, String code) throws Exception {
        fixture.issuer.answer(AuthorizationAnswer.error(error));

        FakeResponse response = fixture.signIn("/a");

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(code(response)).isEqualTo(code);
        assertThat(response.body()).doesNotContain(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server_error",
                "temporarily_unavailable",
                "login_required",
                "interaction_required",
                "consent_required",
                "account_selection_required"
            })
    void callback_errorThatMayPass_isTriedTwiceMore(String error) throws Exception {
        fixture.issuer.answer(AuthorizationAnswer.error(error));
        FakeResponse first = fixture.signIn("/a");
        fixture.issuer.answer(AuthorizationAnswer.error(error));
        FakeResponse second = fixture.back(fixture.authorize(location(fixture.page(location(first)))));
        fixture.issuer.answer(AuthorizationAnswer.error(error));
        FakeResponse third = fixture.back(fixture.authorize(location(fixture.page(location(second)))));

        assertThat(first.getStatus()).isEqualTo(303);
        assertThat(second.getStatus()).isEqualTo(303);
        assertThat(third.getStatus()).isEqualTo(503);
        assertThat(third.getHeader("Retry-After")).isNotNull();
        assertThat(code(third)).isEqualTo("provider_unavailable");
    }

    @Test
    void callback_tokenEndpointFails_isSentToSignInOnceMore() throws Exception {
        fixture.issuer.at(Endpoint.TOKEN).fails(500);

        FakeResponse response = fixture.signIn("/a");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(location(response)).startsWith("/auth/sign-in?return_to=%2Fa");
    }

    @Test
    void callback_storeAway_isUnavailableAndRedeemsNothing() throws Exception {
        String callback = fixture.authorize(fixture.depart("/a"));
        fixture.store.off();

        FakeResponse response = fixture.back(callback);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(code(response)).isEqualTo("store_unavailable");
        assertThat(fixture.issuer.tokenRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void callback_anotherMethod_isNotAllowed(String method) throws Exception {
        FakeResponse response = fixture.send(FakeRequest.of(method, "/auth/callback?code=x&code=y"));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("GET");
    }
}
