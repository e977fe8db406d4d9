package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.AuthorizationAnswer;
import dev.ostiary.testkit.BadCallbacks;
import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.Endpoint;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser sees where the provider refuses, fails or is not the provider. */
abstract class SignInFailuresContract extends ProviderContract {
    SignInFailuresContract(SharedApplications applications) {
        super(applications);
    }

    private void requirePage(BrowserPage page, int status, String code) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body()).contains(code).doesNotContain("<script");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(browser.cookie("access_token")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> badCallback_ofAnyKind_opensAndEndsNoSession() {
        return BadCallbacks.dynamicTests(issuer, application.target());
    }

    @Test
    void userWhoSaysNo_isRefusedAndMayTryAgain() {
        issuer.answer(AuthorizationAnswer.denied());
        BrowserTab tab = browser.tab();

        requirePage(tab.open(application.url("/orders")), 403, "sign_in_refused");
        assertThat(SigningApplication.isOf(tab.open(application.url("/orders")), "u1"))
                .isTrue();
    }

    @Test
    void userWhoWasTooSlow_isSentOnceMore() {
        issuer.answer(AuthorizationAnswer.expired());

        assertThat(SigningApplication.isOf(browser.signIn(application.url("/orders")), "u1"))
                .isTrue();
        assertThat(issuer.signIns()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"server_error", "temporarily_unavailable", "login_required"})
    void providerThatFailsAgainAndAgain_isUnavailableAtTheThirdTime(String error) {
        Stream.of(1, 2, 3).forEach(i -> issuer.answer(AuthorizationAnswer.error(error)));

        requirePage(browser.open(application.url("/orders")), 503, "provider_unavailable");
        assertThat(issuer.signIns()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"invalid_request", "invalid_scope", "unauthorized_client", "<script>alert(1)</script>"})
    void anyOtherError_isAPageThatSaysNothingOfIt(String error) {
        issuer.answer(AuthorizationAnswer.error(error, "<script>alert(2)</script>"));

        BrowserPage page = browser.open(application.url("/orders"));

        requirePage(page, 500, "provider_refused");
        assertThat(page.body()).doesNotContain("alert");
    }

    @ParameterizedTest
    @CsvSource({
        "200, <html>, 502, provider_answer_invalid",
        "302, '', 502, provider_answer_invalid",
        "401, '', 500, provider_refused_client"
    })
    void tokenEndpointThatAnswersOtherwise_isAPage(int status, String body, int shown, String code) {
        issuer.at(Endpoint.TOKEN).answers(status, Map.of("Location", issuer.issuer()), body);

        requirePage(browser.open(application.url("/orders")), shown, code);
    }

    @Test
    void tokenEndpointThatIsAway_isTriedThreeTimes() {
        issuer.at(Endpoint.TOKEN).fails(500);

        requirePage(browser.open(application.url("/orders")), 503, "provider_unavailable");
        assertThat(issuer.at(Endpoint.TOKEN).requests()).isEqualTo(3);
    }

    @Test
    void tokenAnswerThatWasLost_signsInByAnotherCode() {
        issuer.at(Endpoint.TOKEN).losesAnswers();
        issuer.at(Endpoint.AUTHORIZATION).first(() -> {});
        issuer.at(Endpoint.AUTHORIZATION).first(issuer.at(Endpoint.TOKEN)::recover);

        assertThat(SigningApplication.isOf(browser.signIn(application.url("/orders")), "u1"))
                .isTrue();
        assertThat(issuer.signIns()).hasSize(2);
    }

    @Test
    void keyRotatedBetweenCodeAndToken_isFetchedOnceMore() {
        browser.signIn(application.url("/orders"));
        browser.clearCookies();
        issuer.at(Endpoint.TOKEN).first(issuer::rotate);

        assertThat(SigningApplication.isOf(browser.signIn(application.url("/orders")), "u1"))
                .isTrue();
    }

    @Test
    void metadataAway_beforeTheFirstSignIn_is503() throws Exception {
        issuer.at(Endpoint.DISCOVERY).fails(500);
        try (SigningApplication cold = SigningApplication.start(shared, SigningApplication.settings(issuer))) {
            BrowserPage page = browser.open(cold.url("/orders"));

            requirePage(page, 503, "provider_unavailable");
            assertThat(page.header("Retry-After")).isPresent();
        }
    }

    @Test
    void wrongSecret_isTheOperatorsFault() throws Exception {
        Map<String, String> settings =
                SigningApplication.settings(issuer, "client-secret", "another-secret-of-at-least-32-bytes");
        try (SigningApplication wrong = SigningApplication.start(shared, settings)) {
            requirePage(browser.open(wrong.url("/orders")), 500, "provider_refused_client");
        }
    }

    @Test
    void providerAway_whileASessionIsRenewed_leavesItGoingOn() {
        BrowserTab tab = browser.tab();
        tab.signIn(application.url("/orders"));
        browser.removeCookie("access_token");
        issuer.at(Endpoint.TOKEN).fails(503);

        assertThat(SigningApplication.isOf(tab.open(application.url("/orders")), "u1"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"POST, /auth/callback", "POST, /auth/sign-in", "GET, /auth/back-channel-logout", "GET, /auth/sign-out"})
    void anotherMethod_is405(String method, String path) {
        BrowserTab tab = browser.tab();
        tab.open(application.url("/public/x"));

        assertThat(tab.fetch(method, path, Map.of(), method.equals("POST") ? "" : null)
                        .status())
                .isEqualTo(405);
    }
}
