package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions at the issuer, and how applications hear of their end. */
class BackChannelLogoutTest {
    private final TestIssuer issuer =
            TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void logoutToken_beforeAnySignIn_isRefused() {
        assertThatIllegalStateException().isThrownBy(issuer::logoutToken);
    }

    @Test
    void backChannelLogout_goodToken_endsTheSessionOfTheApplication() throws Exception {
        issuer.user(TestUser.of("u1"));
        TestBrowser browser = TestBrowser.start();
        try (SmallApplication application = SmallApplication.at(issuer, "localhost")) {
            browser.signIn(application.url("/page"));

            TokenAnswer answer = issuer.backChannelLogout(application.url("/auth/back-channel-logout"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(browser.tab().visit(application.url("/page")).status()).isEqualTo(303);
        }
    }

    @Test
    void signIn_sameBrowserTwiceAndAnother_hasOneSessionForEachBrowser() throws Exception {
        issuer.user(TestUser.of("u1"));
        TestBrowser browser = TestBrowser.start();
        try (SmallApplication application = SmallApplication.at(issuer, "localhost")) {
            List<String> first = sid(browser, application);
            browser.removeCookie("app");

            assertThat(sid(browser, application)).isEqualTo(first);
            assertThat(sid(TestBrowser.start(), application)).isNotEqualTo(first);
            issuer.endSession("u1");
            browser.removeCookie("app");
            assertThat(sid(browser, application)).isNotEqualTo(first);
        }
    }

    private List<String> sid(TestBrowser browser, SmallApplication application) {
        browser.signIn(application.url("/page"));
        ProviderSession session = issuer.state().accounts().latest().orElseThrow();
        assertThat(session.authenticatedAt()).isBeforeOrEqualTo(Instant.now());
        return List.of(session.sid());
    }

    @Test
    void enter_promptLogin_movesTheTimeAndKeepsTheSid() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Accounts accounts = new Accounts(now::get);
        ProviderSession first = accounts.enter("u1", Optional.empty(), session -> false);
        now.set(Instant.EPOCH.plusSeconds(60));

        ProviderSession silent = accounts.enter("u1", Optional.of(first.sid()), session -> false);
        ProviderSession again = accounts.enter("u1", Optional.of(first.sid()), session -> true);

        assertThat(silent.authenticatedAt()).isEqualTo(Instant.EPOCH);
        assertThat(again.authenticatedAt()).isEqualTo(Instant.EPOCH.plusSeconds(60));
        assertThat(again.sid()).isEqualTo(first.sid());
    }

    @Test
    void sessionCookies_runningApplication_areWhatTheCallbackBrought() throws Exception {
        try (SmallApplication application = SmallApplication.at(issuer, "localhost")) {
            List<BrowserCookie> cookies = issuer.sessionCookies(application.url("/page"), TestUser.of("u1"));

            assertThat(cookies).extracting(BrowserCookie::name).containsExactly("app");
            assertThat(cookies.toString()).doesNotContain(cookies.get(0).value());
        }
    }
}
