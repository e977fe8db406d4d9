package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.testkit.AuthorizationAnswer;
import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.KnownProvider;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestSignIn;
import dev.ostiary.testkit.TestUser;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a provider as a browser sees it: there and back, in many tabs, renewed, and out again. */
abstract class SignInContract extends ProviderContract {
    private static final int TABS = 50;

    SignInContract(SharedApplications applications) {
        super(applications);
    }

    private long codesRedeemed() {
        return issuer.tokenRequests().stream()
                .filter(request -> request.grantType().equals("authorization_code"))
                .count();
    }

    @Test
    void page_ofABrowserThatNobodyKnows_comesBackToItselfSignedIn() {
        BrowserPage page = browser.signIn(application.url("/orders?id=1&note=a%26b"));

        requireUser(page, "u1");
        assertThat(page.uri()).hasToString(application.url("/orders?id=1&note=a%26b"));
        assertThat(page.body()).contains("authType=Session");
        assertThat(issuer.signIns())
                .singleElement()
                .extracting(TestSignIn::error)
                .isEqualTo(Optional.empty());
        assertThat(browser.refusedCookies()).isEmpty();
    }

    @Test
    void authorizationRequest_always_hasStateNonceAndChallenge() {
        browser.signIn(application.url("/orders"));

        TestSignIn asked = issuer.signIns().get(0);
        assertThat(asked.parameters()).containsKeys("state", "nonce", "code_challenge", "redirect_uri");
        assertThat(asked.parameter("state").orElseThrow()).hasSizeLessThanOrEqualTo(700);
        assertThat(asked.parameter("redirect_uri")).contains(application.url("/auth/callback"));
        assertThat(asked.parameter("scope")).contains("openid profile email");
    }

    @Test
    void pagesOfFiftyTabs_finishedInTheOtherOrder_allComeBackToThemselves() {
        List<BrowserTab> tabs =
                IntStream.range(0, TABS).mapToObj(i -> browser.tab()).toList();
        IntStream.range(0, TABS).forEach(i -> toProvider(tabs.get(i), "/orders?tab=" + i));
        List<Integer> order = IntStream.range(0, TABS)
                .boxed()
                .sorted(Collections.reverseOrder())
                .toList();

        List<BrowserPage> pages = order.stream().map(i -> finished(tabs.get(i))).toList();

        assertThat(pages).allMatch(page -> SigningApplication.isOf(page, "u1"));
        assertThat(pages)
                .extracting(page -> page.uri().getQuery())
                .containsExactlyElementsOf(order.stream().map(i -> "tab=" + i).toList());
    }

    /** Up to the provider's answer, which is not yet followed. */
    private void toProvider(BrowserTab tab, String path) {
        int before = issuer.signIns().size();
        BrowserPage page = tab.visit(application.url(path));
        while (issuer.signIns().size() == before) {
            page = tab.step();
        }
        assertThat(page.redirect()).isPresent();
    }

    private static BrowserPage finished(BrowserTab tab) {
        return Stream.iterate(tab.page(), page -> page.redirect().isPresent() ? tab.step() : page)
                .dropWhile(page -> page.redirect().isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void callback_openedAgain_showsThePageAndRedeemsNothing() {
        BrowserTab tab = browser.tab();
        BrowserPage page = tab.signIn(application.url("/orders"));

        BrowserPage again = tab.open(page.hop("/auth/callback").orElseThrow().toString());

        requireUser(again, "u1");
        assertThat(again.uri().getPath()).isEqualTo("/orders");
        assertThat(codesRedeemed()).isEqualTo(1);
    }

    @Test
    void backButton_afterSigningIn_neverShowsAnError() {
        BrowserTab tab = browser.tab();
        tab.open(application.url("/public/start"));
        issuer.answer(AuthorizationAnswer.asking());
        tab.click("/orders");
        tab.submit();

        requireUser(tab.page(), "u1");
        requireUser(tab.reload(), "u1");
        requireUser(tab.back(), "u1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bookmarkOfTheProvidersPage_endsOnThePage(boolean signedIn) {
        BrowserPage page = browser.signIn(application.url("/orders"));
        String bookmark = page.hop("/authorize").orElseThrow().toString();
        Stream.of(ACCESS, REFRESH).filter(name -> !signedIn).forEach(browser::removeCookie);

        requireUser(browser.open(bookmark), "u1");
    }

    @Test
    void callbackOfAnotherBrowser_opensNoSessionOfThatUser() {
        BrowserTab attacker = TestBrowser.start().tab();
        issuer.user(TestUser.of("attacker"));
        toProvider(attacker, "/orders");
        String callback = attacker.page().redirect().orElseThrow().toString();
        issuer.user(TestUser.of("u1"));

        BrowserPage first = browser.tab().visit(callback);

        assertThat(first.status()).isEqualTo(303);
        assertThat(browser.cookie(ACCESS)).isEmpty();
        assertThat(codesRedeemed()).isZero();
        requireUser(browser.open(callback), "u1");
    }

    @Test
    void state_withoutTheCookie_startsOverAndTellsInTheEnd() {
        BrowserTab tab = browser.tab();
        tab.visit(application.url("/orders"));
        BrowserPage last = Stream.iterate(tab.page(), page -> page.redirect().isPresent(), page -> {
                    browser.clearCookies();
                    return tab.step();
                })
                .limit(40)
                .reduce((first, second) -> second)
                .orElseThrow();

        assertThat(last.redirect()).isPresent();
        assertThat(tab.page().status()).isEqualTo(400);
        assertThat(tab.page().body()).contains("sign_in_cookie_missing");
        assertThat(codesRedeemed()).isZero();
    }

    @Test
    void sessionCookies_thatNeverComeBack_endTheLoop() {
        List<BrowserPage> pages = IntStream.range(0, 4)
                .mapToObj(i -> {
                    browser.removeCookie(ACCESS);
                    browser.removeCookie(REFRESH);
                    return browser.open(application.url("/orders"));
                })
                .toList();

        assertThat(pages.subList(0, 3)).allMatch(page -> SigningApplication.isOf(page, "u1"));
        assertThat(pages.get(3).status()).isEqualTo(400);
        assertThat(pages.get(3).body()).contains("sign_in_loop");
    }

    @Test
    void providerThatAsks_formOnAnotherSite_comesBackSignedIn() {
        issuer.answer(AuthorizationAnswer.asking());

        requireUser(browser.signIn(application.url("/orders")), "u1");
    }

    @Test
    void formPost_withoutLaxCookies_comesBackSignedIn() throws Exception {
        Map<String, String> settings = SigningApplication.settings(issuer, "response-mode", "form_post");
        try (SigningApplication posting = SigningApplication.start(shared, settings)) {
            requireUser(browser.signIn(posting.url("/orders")), "u1");
            assertThat(issuer.signIns().get(0).parameter("response_mode")).contains("form_post");
        }
    }

    @Test
    void pushedRequest_whereTheProviderRequiresIt_isPushed() throws Exception {
        try (TestIssuer strict = TestIssuer.builder()
                        .algorithms(SignatureAlgorithm.ES256)
                        .requirePushedAuthorization()
                        .start();
                SigningApplication pushing = SigningApplication.start(shared, SigningApplication.settings(strict))) {
            strict.user(TestUser.of("u1"));

            requireUser(browser.signIn(pushing.url("/orders")), "u1");
            assertThat(strict.signIns()).extracting(TestSignIn::pushed).containsExactly(true);
        }
    }

    @Test
    void applicationBelowTheRoot_signsInRenewsAndSignsOutThere() throws Exception {
        try (SigningApplication shop =
                SigningApplication.start(shared, SigningApplication.settings(issuer), "/eu/shop")) {
            BrowserTab tab = browser.tab();
            BrowserPage page = tab.signIn(shop.url("/orders?id=1"));
            browser.removeCookie(ACCESS);
            BrowserPage renewed = tab.open(shop.url("/orders"));
            BrowserPage signedOut = tab.post("/eu/shop/auth/sign-out", Map.of());

            requireUser(page, "u1");
            assertThat(page.uri()).hasToString(shop.url("/orders?id=1"));
            assertThat(issuer.signIns().get(0).parameter("redirect_uri")).contains(shop.url("/auth/callback"));
            requireUser(renewed, "u1");
            assertThat(signedOut.uri().getPath()).isEqualTo("/eu/shop/auth/signed-out");
            assertThat(signedOut.status()).isEqualTo(200);
            assertThat(browser.cookie(REFRESH)).isEmpty();
        }
    }

    @Test
    void twoApplicationsOfOneHost_inTwoTabs_signInBoth() throws Exception {
        Map<String, String> settings =
                SigningApplication.settings(issuer, "session-key", Keys.toPem(Keys.generate(JwsAlgorithm.ES256)));
        try (SigningApplication orders =
                        SigningApplication.start(shared, SigningApplication.settings(issuer), "/orders");
                SigningApplication staff = SigningApplication.start(shared, settings, "/staff")) {
            BrowserTab first = browser.tab();
            BrowserTab second = browser.tab();
            first.visit(orders.url("/a"));
            first.step();
            second.visit(staff.url("/a"));
            second.step();

            requireUser(finished(second), "u1");
            requireUser(finished(first), "u1");
            requireUser(second.open(staff.url("/a")), "u1");
        }
    }

    @Test
    void rolesOfTheIdToken_permitAndForbid() {
        BrowserTab tab = browser.tab();

        requireUser(tab.signIn(application.url("/admins/x")), "u1");
        issuer.user(TestUser.of("u2"));
        browser.clearCookies();

        assertThat(tab.open(application.url("/admins/x")).status()).isEqualTo(403);
    }

    @Test
    void rolesOfTheAccessToken_likeKeycloaks_permit() throws Exception {
        try (TestIssuer keycloak = TestIssuer.like(KnownProvider.KEYCLOAK)
                        .algorithms(SignatureAlgorithm.ES256)
                        .start();
                SigningApplication shop = SigningApplication.start(shared, SigningApplication.settings(keycloak))) {
            keycloak.user(TestUser.of("u1").roles("admin"));

            BrowserPage page = browser.signIn(shop.url("/admins/x"));

            assertThat(page.body()).contains("admin=true");
        }
    }
}
