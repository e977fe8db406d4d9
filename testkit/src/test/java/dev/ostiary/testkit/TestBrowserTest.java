package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A browser that signs in at an application which a hand has written. */
class TestBrowserTest {
    private final TestIssuer issuer =
            TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();
    private final TestBrowser browser = TestBrowser.start();

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void signIn_userAtTheProvider_comesToThePage() throws Exception {
        issuer.user(TestUser.of("u1"));
        try (SmallApplication application = SmallApplication.at(issuer, "localhost")) {
            BrowserPage page = browser.signIn(application.url("/page"));

            assertThat(page.body()).isEqualTo("hello u1");
            assertThat(page.hop("/auth/callback")).isPresent();
            assertThat(issuer.signIns()).extracting(TestSignIn::clientId).containsExactly("client");
            assertThat(issuer.tokenRequests())
                    .extracting(TestTokenRequest::status)
                    .containsExactly(200);
        }
    }

    @Test
    void signIn_nobodyAtTheProvider_failsAndNamesTheAnswer() throws Exception {
        try (SmallApplication application = SmallApplication.at(issuer, "localhost")) {
            assertThatThrownBy(() -> browser.signIn(application.url("/page")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("400 http://localhost:")
                    .hasMessageNotContaining("state=");
            assertThat(issuer.signIns()).extracting(TestSignIn::error).containsExactly(Optional.of("login_required"));
        }
    }

    @Test
    void signIn_formPost_sendsTheProvidersFormByItself() throws Exception {
        issuer.user(TestUser.of("u1"));
        Map<String, String> formPost = Map.of("response_mode", "form_post");
        try (SmallApplication application = SmallApplication.at(issuer, "localhost", formPost)) {
            assertThat(browser.signIn(application.url("/page")).body()).isEqualTo("hello u1");
        }
    }

    @Test
    void signIn_providerThatAsksFirst_submitsItsPage() throws Exception {
        issuer.user(TestUser.of("u1"));
        issuer.answer(AuthorizationAnswer.asking());
        try (SmallApplication application = SmallApplication.at(issuer, "localhost")) {
            assertThat(browser.signIn(application.url("/page")).body()).isEqualTo("hello u1");
        }
    }

    @Test
    void restart_sessionCookies_areGoneAndTabsClosed() throws Exception {
        issuer.user(TestUser.of("u1"));
        try (SmallApplication application = SmallApplication.at(issuer, "localhost")) {
            BrowserTab tab = browser.tab();
            tab.open(application.url("/page"));

            browser.restart();

            assertThat(browser.cookies()).isEmpty();
            assertThatIllegalStateException().isThrownBy(() -> tab.open(application.url("/page")));
        }
    }

    @Test
    void open_serverWithoutAnEndOfRedirects_isRefused() {
        try (TestIssuer circle =
                TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start()) {
            circle.at(Endpoint.KEYS).answers(302, Map.of("Location", "/jwks"), "");

            assertThatIllegalStateException()
                    .isThrownBy(() -> browser.open(circle.jwksUri()))
                    .withMessageContaining("20 redirects");
        }
    }

    @Test
    void step_eachRedirect_isShownByItself() throws Exception {
        issuer.user(TestUser.of("u1"));
        try (SmallApplication application = SmallApplication.at(issuer, "localhost")) {
            BrowserTab tab = browser.tab();

            assertThat(tab.visit(application.url("/page")).status()).isEqualTo(303);
            assertThat(tab.step().redirect().orElseThrow().getPath()).isEqualTo("/auth/callback");
            assertThat(tab.step().status()).isEqualTo(303);
            assertThat(tab.step().body()).isEqualTo("hello u1");
        }
    }
}
