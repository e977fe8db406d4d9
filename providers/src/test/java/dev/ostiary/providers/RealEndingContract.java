package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** How sessions end, here and at any provider. */
abstract class RealEndingContract extends AtProvider {
    RealEndingContract(Provider provider) {
        super(provider);
    }

    @Test
    void signOut_endsTheProvidersSessionToo() {
        Page page = user().opens(application().at("/orders"));

        Page signedOut = user().signsOut(page, provider().facts());
        Page next = user().browser().open(application().at("/orders"));

        assertThat(signedOut.at().getPath()).isEqualTo("/auth/signed-out");
        assertThat(next.isAt(application().origin())).isFalse();
        assertThat(next.form().orElseThrow().fields()).containsKey("password");
    }

    @Test
    void signOut_afterRenewals_isBelievedByTheProvider() {
        user().opens(application().at("/orders"));
        application().waitsUntilRenewal();
        user().browser().open(application().at("/orders"));
        application().waitsUntilRenewal();
        Page page = user().browser().open(application().at("/orders"));

        Page signedOut = user().signsOut(page, provider().facts());

        assertThat(signedOut.at().getPath()).isEqualTo("/auth/signed-out");
    }

    @Test
    void signedOutPage_looksAtNobody() {
        Page page = user().opens(application().at("/orders"));
        user().signsOut(page, provider().facts());

        Page reloaded = user().browser().open(application().at("/auth/signed-out"));

        assertThat(reloaded.at()).hasToString(application().at("/auth/signed-out"));
        assertThat(user().browser()
                        .script("GET", application().at("/auth/session"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void logoutAtTheProvider_endsTheSessionAtOnce() {
        assumeTrue(provider().facts().tellsOfLogouts(), "the provider tells nobody of a logout");
        user().opens(application().at("/orders"));

        user().goesOn(
                        user().browser().open(provider().endSessionEndpoint()),
                        application().origin());

        assertThat(user().browser().script("GET", application().at("/orders")).statusCode())
                .isEqualTo(401);
    }
}
