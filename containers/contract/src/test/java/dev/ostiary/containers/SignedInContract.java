package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestTokenRequest;
import dev.ostiary.testkit.TestUser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions that a provider has opened: renewed with its tokens, ended by whoever may, and told apart by what asks. */
abstract class SignedInContract extends ProviderContract {
    SignedInContract(SharedApplications applications) {
        super(applications);
    }

    @Test
    void page_afterTheAccessToken_asksTheProviderAndTakesItsRoles() {
        BrowserTab tab = browser.tab();
        tab.signIn(application.url("/admins/x"));
        issuer.user(TestUser.of("u1"));
        browser.removeCookie(ACCESS);

        BrowserPage page = tab.open(application.url("/admins/x"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(issuer.tokenRequests())
                .extracting(TestTokenRequest::grantType)
                .containsExactly("authorization_code", "refresh_token");
    }

    @Test
    void page_afterTheProvidersSessionHasEnded_goesThroughTheProviderOnce() {
        BrowserTab tab = browser.tab();
        tab.signIn(application.url("/orders"));
        issuer.endSession("u1");
        browser.removeCookie(ACCESS);

        requireUser(tab.open(application.url("/orders")), "u1");
        assertThat(issuer.signIns()).hasSize(2);
    }

    @Test
    void page_ofAUserWhoWasDisabled_isRefused() {
        BrowserTab tab = browser.tab();
        tab.signIn(application.url("/orders"));
        issuer.disable("u1");
        browser.removeCookie(ACCESS);

        BrowserPage page = tab.open(application.url("/orders"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("sign_in_refused");
    }

    @Test
    void backChannelLogout_ofTheSession_endsItAtOnce() {
        BrowserTab tab = browser.tab();
        tab.signIn(application.url("/orders"));

        assertThat(issuer.backChannelLogout(application.target().backChannelLogout())
                        .status())
                .isEqualTo(200);
        assertThat(tab.visit(application.url("/orders")).status()).isNotEqualTo(200);
        assertThat(issuer.backChannelLogout(application.target().backChannelLogout())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void backChannelLogout_ofOneBrowser_leavesTheOtherSignedIn() {
        BrowserTab other = TestBrowser.start().tab();
        other.signIn(application.url("/orders"));
        browser.signIn(application.url("/orders"));

        issuer.backChannelLogout(application.target().backChannelLogout());

        requireUser(other.visit(application.url("/orders")), "u1");
        assertThat(browser.tab().visit(application.url("/orders")).status()).isNotEqualTo(200);
    }

    @Test
    void signOut_form_endsBothSessionsAndSignsNobodyIn() {
        BrowserTab tab = browser.tab();
        tab.signIn(application.url("/orders"));
        int signIns = issuer.signIns().size();

        BrowserPage page = tab.post("/auth/sign-out", Map.of());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/auth/signed-out");
        assertThat(page.hop("/end-session")).isPresent();
        assertThat(browser.cookie(ACCESS)).isEmpty();
        assertThat(browser.cookie(REFRESH)).isEmpty();
        assertThat(issuer.signIns()).hasSize(signIns);
        assertThat(issuer.at(Endpoint.REVOCATION).requests()).isEqualTo(1);
        assertThat(tab.visit(application.url("/orders")).status()).isNotEqualTo(200);
    }

    @Test
    void form_ofAnExpiredAccessToken_arrivesWhole() {
        BrowserTab tab = browser.tab();
        tab.signIn(application.url("/orders"));
        browser.removeCookie(ACCESS);

        BrowserPage page = tab.post("/forms/parameters", Map.of("name", "Zoë K"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("POST of u1", "name=[Zoë K]");
    }

    @Test
    void form_ofNobody_isNotSentAndComesWithReload() {
        BrowserTab tab = browser.tab();
        tab.open(application.url("/public/form"));

        BrowserPage page = tab.post("/forms/parameters", Map.of("name", "a"));
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body()).contains("form_not_sent").doesNotContain("name=a");
        browser.signIn(application.url("/orders"));

        assertThat(tab.reload().body()).contains("POST of u1", "name=[a]");
    }

    @Test
    void htmx_ofNobody_sendsTheWholePageToSignIn() {
        BrowserTab tab = browser.tab();
        tab.open(application.url("/public/list"));

        BrowserPage page = tab.htmx("GET", "/orders");

        requireUser(browser.open(application.url("/orders")), "u1");
        assertThat(page.uri().getPath()).isEqualTo("/public/list");
    }

    @Test
    void script_ofNobody_isToldWhereToSignIn() {
        BrowserTab tab = browser.tab();
        tab.open(application.url("/public/list"));

        BrowserPage answer = tab.fetch("GET", "/api/orders", Map.of("Accept", "application/json"), null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("\"sign_in\":\"/auth/sign-in\"");
        assertThat(issuer.signIns()).isEmpty();
    }

    @Test
    void browser_startedAgain_isStillSignedIn() {
        browser.signIn(application.url("/orders"));

        browser.restart();

        requireUser(browser.open(application.url("/orders")), "u1");
        assertThat(issuer.signIns()).hasSize(1);
    }
}
