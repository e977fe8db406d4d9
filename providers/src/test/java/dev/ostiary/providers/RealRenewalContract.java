package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sessions are told of their users by any provider, as long as they last. */
abstract class RealRenewalContract extends AtProvider {
    private static final int MANY = 20;

    RealRenewalContract(Provider provider) {
        super(provider);
    }

    @Test
    void form_afterTheAccessTokenHasExpired_isSentWithItsEntries() {
        Page page = user().opens(application().at("/orders"));
        application().waitsUntilRenewal();

        Page sent = user().browser()
                .send(page, page.form("/orders/note").orElseThrow().with("note", "ten boxes"));

        assertThat(sent.html()).contains(greeting("admin", "clerk"), "noted: ten boxes");
    }

    @Test
    void renewal_roleTakenAway_isGone() {
        user().opens(application().at("/orders"));
        provider().user(user().name(), "clerk");
        application().waitsUntilRenewal();

        Page page = user().browser().open(application().at("/orders"));

        assertThat(page.html()).contains(greeting("clerk"));
    }

    @Test
    void renewal_userDisabled_endsTheSession() {
        user().opens(application().at("/orders"));
        provider().disable(user().name());
        application().waitsUntilRenewal();

        HttpResponse<String> answer =
                user().browser().script("POST", application().at("/auth/refresh"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"token_revoked\"");
    }

    @Test
    void renewal_sessionEndedAtTheProvider_endsTheSession() {
        user().opens(application().at("/orders"));
        provider().endSessions(user().name());
        application().waitsUntilRenewal();

        HttpResponse<String> answer =
                user().browser().script("POST", application().at("/auth/refresh"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void renewals_manyAtOnce_areOneForTheProvider() throws Exception {
        user().opens(application().at("/orders"));
        application().waitsUntilRenewal();
        List<Integer> first = Together.run(
                MANY,
                () -> user().browser()
                        .script("POST", application().at("/auth/refresh"))
                        .statusCode());
        application().waitsUntilRenewal();
        List<Integer> second = Together.run(
                MANY,
                () -> user().browser()
                        .script("POST", application().at("/auth/refresh"))
                        .statusCode());

        assertThat(first).hasSize(MANY).containsOnly(204);
        assertThat(second).hasSize(MANY).containsOnly(204);
        assertThat(user().browser().open(application().at("/orders")).html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void providerThatHangs_keepsNobodyOut() {
        user().opens(application().at("/orders"));

        provider().hang();
        application().waitsUntilRenewal();
        Page meanwhile = user().browser().open(application().at("/orders"));

        assertThat(meanwhile.html()).contains(greeting("admin", "clerk"));
    }

    @Test
    void providerThatHung_isAskedAgain() {
        assumeFalse(
                provider().facts().rotatesRefreshTokens(),
                "the provider has taken the token in an answer that nobody heard");
        user().opens(application().at("/orders"));
        provider().user(user().name());

        provider().hang();
        application().waitsUntilRenewal();
        user().browser().open(application().at("/orders"));
        provider().goOn();
        application().waitsUntilRenewal();
        Page afterwards = user().browser().open(application().at("/orders"));

        assertThat(afterwards.html()).contains(greeting());
    }

    /** It has rotated the token in an answer that nobody heard, and takes the old one for a thief's. */
    @Test
    void providerThatHung_andRotates_sendsTheUserThroughOnce() {
        assumeTrue(provider().facts().rotatesRefreshTokens(), "the provider takes the same token again");
        user().opens(application().at("/orders"));
        provider().user(user().name());

        provider().hang();
        application().waitsUntilRenewal();
        user().browser().open(application().at("/orders"));
        provider().goOn();
        application().waitsUntilRenewal();
        Page afterwards = user().opens(application().at("/orders/7"));

        assertThat(afterwards.at()).hasToString(application().at("/orders/7"));
        assertThat(afterwards.html()).contains(greeting());
    }
}
