package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds with any provider; the test of a provider only says which. */
abstract class RealSignInContract {
    private static final int MANY = 20;

    private User user;
    private Provider provider;
    private Application application;

    /** The one that users sign in at. */
    abstract Provider provider();

    @BeforeEach
    void start() throws Exception {
        provider = provider();
        user = User.unknown();
        provider.user(user.name(), "admin", "clerk");
        application = Application.of(provider, Map.of("provider-timeout", "2s"));
    }

    @AfterEach
    void close() throws Exception {
        application.close();
    }

    Application application() {
        return application;
    }

    User user() {
        return user;
    }

    /** What an ordinary page says to somebody with these roles. */
    final String greeting(String... roles) {
        return user.name() + " with " + List.of(roles);
    }

    @Test
    void page_nobodySignedIn_comesBackFromTheProviderToItself() {
        String address = application.at("/orders/7?sort=a%20b");

        Page page = user.opens(address);

        assertThat(page.at()).hasToString(address);
        assertThat(page.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void page_knownToTheProvider_asksForNothing() {
        user.opens(application.at("/orders"));
        user.browser().forget("localhost");

        Page page = user.browser().open(application.at("/orders/8"));

        assertThat(page.at()).hasToString(application.at("/orders/8"));
    }

    @Test
    void form_afterTheAccessTokenHasExpired_isSentWithItsEntries() {
        Page page = user.opens(application.at("/orders"));
        application.waitsUntilRenewal();

        Page sent = user.browser()
                .send(page, page.form("/orders/note").orElseThrow().with("note", "ten boxes"));

        assertThat(sent.html()).contains(greeting("admin", "clerk"), "noted: ten boxes");
    }

    @Test
    void renewal_roleTakenAway_isGone() {
        user.opens(application.at("/orders"));
        provider.user(user.name(), "clerk");
        application.waitsUntilRenewal();

        Page page = user.browser().open(application.at("/orders"));

        assertThat(page.html()).contains(greeting("clerk"));
    }

    @Test
    void renewal_userDisabled_endsTheSession() {
        user.opens(application.at("/orders"));
        provider.disable(user.name());
        application.waitsUntilRenewal();

        HttpResponse<String> answer = user.browser().script("POST", application.at("/auth/refresh"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"token_revoked\"");
    }

    @Test
    void renewal_sessionEndedAtTheProvider_endsTheSession() {
        user.opens(application.at("/orders"));
        provider.endSessions(user.name());
        application.waitsUntilRenewal();

        HttpResponse<String> answer = user.browser().script("POST", application.at("/auth/refresh"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void signOut_endsTheProvidersSessionToo() {
        Page page = user.opens(application.at("/orders"));

        Page signedOut = user.signsOut(page, provider.facts());
        Page next = user.browser().open(application.at("/orders"));

        assertThat(signedOut.at().getPath()).isEqualTo("/auth/signed-out");
        assertThat(next.isAt(application.origin())).isFalse();
        assertThat(next.form().orElseThrow().fields()).containsKey("password");
    }

    @Test
    void signOut_afterRenewals_isBelievedByTheProvider() {
        user.opens(application.at("/orders"));
        application.waitsUntilRenewal();
        user.browser().open(application.at("/orders"));
        application.waitsUntilRenewal();
        Page page = user.browser().open(application.at("/orders"));

        Page signedOut = user.signsOut(page, provider.facts());

        assertThat(signedOut.at().getPath()).isEqualTo("/auth/signed-out");
    }

    @Test
    void signedOutPage_looksAtNobody() {
        Page page = user.opens(application.at("/orders"));
        user.signsOut(page, provider.facts());

        Page reloaded = user.browser().open(application.at("/auth/signed-out"));

        assertThat(reloaded.at()).hasToString(application.at("/auth/signed-out"));
        assertThat(user.browser().script("GET", application.at("/auth/session")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void logoutAtTheProvider_endsTheSessionAtOnce() {
        assumeTrue(provider.facts().tellsOfLogouts(), "the provider tells nobody of a logout");
        user.opens(application.at("/orders"));

        user.goesOn(user.browser().open(provider.endSessionEndpoint()), application.origin());

        assertThat(user.browser().script("GET", application.at("/orders")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void twoTabs_endEachAtItsOwnPage() {
        assumeTrue(provider.facts().remembersEachTab(), "the provider knows the last tab only");
        Page first = user.browser().open(application.at("/orders/1"));
        Page second = user.browser().open(application.at("/orders/2"));

        Page secondDone = user.goesOn(second, application.origin());
        Page firstDone = user.goesOn(first, application.origin());

        assertThat(secondDone.at()).hasToString(application.at("/orders/2"));
        assertThat(firstDone.at()).hasToString(application.at("/orders/1"));
        assertThat(firstDone.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void tabThatWaits_reloadedAfterAnotherSignedIn_isSignedIn() {
        user.browser().open(application.at("/orders/1"));
        user.opens(application.at("/orders/2"));

        Page reloaded = user.browser().open(application.at("/orders/1"));

        assertThat(reloaded.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void callback_byTheBackButton_leadsToThePageOnceMore() {
        user.opens(application.at("/orders/7"));
        String callback = user.browser().visited("/auth/callback");

        Page page = user.browser().open(callback);

        assertThat(page.at()).hasToString(application.at("/orders/7"));
        assertThat(page.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void callback_inAnotherBrowser_signsInThereByItself() {
        user.opens(application.at("/orders/7"));
        String callback = user.browser().visited("/auth/callback");

        Page page = new Browser().open(callback);

        assertThat(page.isAt(application.origin())).isFalse();
    }

    @Test
    void wrongSecret_isTold() throws Exception {
        try (Application wrong = Application.of(provider, Map.of("client-secret", "a wrong secret"))) {
            Page page = user.opens(wrong.at("/orders"));

            assertThat(page.status()).isEqualTo(500);
            assertThat(page.html()).contains("provider_refused_client");
        }
    }

    @Test
    void keyRotated_whileTheUserTypes_isFetched() {
        user.opens(application.at("/orders"));
        User another = User.unknown();
        provider.user(another.name());
        Page loginPage = another.browser().open(application.at("/orders"));

        provider.rotateKey();
        Page page = another.goesOn(loginPage, application.origin());

        assertThat(page.html()).contains(another.name() + " with []");
    }

    @Test
    void renewals_manyAtOnce_areOneForTheProvider() throws Exception {
        user.opens(application.at("/orders"));
        application.waitsUntilRenewal();
        List<Integer> first = Together.run(
                MANY,
                () -> user.browser()
                        .script("POST", application.at("/auth/refresh"))
                        .statusCode());
        application.waitsUntilRenewal();
        List<Integer> second = Together.run(
                MANY,
                () -> user.browser()
                        .script("POST", application.at("/auth/refresh"))
                        .statusCode());

        assertThat(first).hasSize(MANY).containsOnly(204);
        assertThat(second).hasSize(MANY).containsOnly(204);
        assertThat(user.browser().open(application.at("/orders")).html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void providerThatHangs_keepsNobodyOut() {
        user.opens(application.at("/orders"));
        provider.user(user.name());

        provider.hang();
        application.waitsUntilRenewal();
        String meanwhile = user.browser().open(application.at("/orders")).html();
        provider.goOn();
        application.waitsUntilRenewal();
        String afterwards = user.browser().open(application.at("/orders")).html();

        assertThat(meanwhile).contains(greeting("admin", "clerk"));
        assertThat(afterwards).contains(greeting());
    }

    @AfterEach
    void goOn() {
        provider.goOn();
    }
}
