package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How users sign in, with any provider. */
abstract class RealSignInContract extends AtProvider {
    RealSignInContract(Provider provider) {
        super(provider);
    }

    @Test
    void page_nobodySignedIn_comesBackFromTheProviderToItself() {
        String address = application().at("/orders/7?sort=a%20b");

        Page page = user().opens(address);

        assertThat(page.at()).hasToString(address);
        assertThat(page.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void page_knownToTheProvider_asksForNothing() {
        user().opens(application().at("/orders"));
        user().browser().forget("localhost");

        Page page = user().browser().open(application().at("/orders/8"));

        assertThat(page.at()).hasToString(application().at("/orders/8"));
    }

    @Test
    void twoTabs_endEachAtItsOwnPage() {
        assumeTrue(provider().facts().remembersEachTab(), "the provider knows the last tab only");
        Page first = user().browser().open(application().at("/orders/1"));
        Page second = user().browser().open(application().at("/orders/2"));

        Page secondDone = user().goesOn(second, application().origin());
        Page firstDone = user().goesOn(first, application().origin());

        assertThat(secondDone.at()).hasToString(application().at("/orders/2"));
        assertThat(firstDone.at()).hasToString(application().at("/orders/1"));
        assertThat(firstDone.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void tabThatWaits_reloadedAfterAnotherSignedIn_isSignedIn() {
        user().browser().open(application().at("/orders/1"));
        user().opens(application().at("/orders/2"));

        Page reloaded = user().browser().open(application().at("/orders/1"));

        assertThat(reloaded.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void callback_byTheBackButton_leadsToThePageOnceMore() {
        user().opens(application().at("/orders/7"));
        String callback = user().browser().visited("/auth/callback");

        Page page = user().browser().open(callback);

        assertThat(page.at()).hasToString(application().at("/orders/7"));
        assertThat(page.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void callback_inAnotherBrowser_signsInThereByItself() {
        user().opens(application().at("/orders/7"));
        String callback = user().browser().visited("/auth/callback");

        Page page = new Browser().open(callback);

        assertThat(page.isAt(application().origin())).isFalse();
    }

    @Test
    void wrongSecret_isTold() throws Exception {
        try (Application wrong = Application.of(provider(), Map.of("client-secret", "a wrong secret"))) {
            Page page = user().opens(wrong.at("/orders"));

            assertThat(page.status()).isEqualTo(500);
            assertThat(page.html()).contains("provider_refused_client");
        }
    }

    @Test
    void keyRotated_whileTheUserTypes_isFetched() {
        user().opens(application().at("/orders"));
        User another = User.unknown();
        provider().user(another.name());
        Page loginPage = another.browser().open(application().at("/orders"));

        provider().rotateKey();
        Page page = another.goesOn(loginPage, application().origin());

        assertThat(page.html()).contains(another.name() + " with []");
    }
}
