package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The example in a real browser. */
class BrowserIT extends ExampleInBrowser {
    private static final Map<String, Object> PHONE =
            Map.of("width", 360, "height", 800, "deviceScaleFactor", 1, "mobile", true);

    private final List<String> visited = new ArrayList<>();

    @BeforeEach
    void forgetCookies() {
        open("");
        browser.manage().deleteAllCookies();
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    @Test
    void protectedPage_signIn_leadsBackWithTheQueryString() {
        open("account?tab=claims&name=%C3%A4%26b");
        assertThat(path()).isEqualTo("/sign-in");

        signIn("bob", "builder");

        assertThat(browser.getCurrentUrl()).isEqualTo(jetty.address() + "account?tab=claims&name=%C3%A4%26b");
        assertThat(text("h1")).isEqualTo("Bob Baumeister");
        assertThat(text(".whoami")).contains("Signed in as bob");
    }

    @Test
    void wrongPassword_staysOnTheFormAndRemembersTheDestination() {
        open("account?tab=claims");

        signIn("bob", "wrong");

        assertThat(text("[role=alert]")).isEqualTo("Wrong user name or password.");
        assertThat(element("#username").getDomProperty("value")).isEqualTo("bob");
        assertThat(element("#password").getDomProperty("value")).isEmpty();
        signIn("", "builder");
        assertThat(browser.getCurrentUrl()).isEqualTo(jetty.address() + "account?tab=claims");
    }

    @Test
    void cookies_areHiddenFromScriptsAndOtherSites() {
        open("sign-in");

        signIn("bob", "builder");

        assertThat(browser.manage().getCookies())
                .extracting(Cookie::getName)
                .containsExactlyInAnyOrder("access_token", "refresh_token");
        assertThat(browser.manage().getCookies())
                .allMatch(cookie ->
                        cookie.isHttpOnly() && "Lax".equals(cookie.getSameSite()) && "/".equals(cookie.getPath()));
        assertThat(browser.executeScript("return document.cookie")).isEqualTo("");
    }

    @Test
    void expiredToken_leadsToSignInThatSaysSo() {
        browser.manage().addCookie(new Cookie("access_token", TestTokens.bobAnHourAgo(), "/"));

        open("account");

        assertThat(text("[role=alert]")).isEqualTo("Your session has ended. Please sign in again.");
        assertThat(browser.manage().getCookies()).isEmpty();
        signIn("bob", "builder");
        assertThat(path()).isEqualTo("/account");
    }

    @Test
    void adminPage_bob_isRefusedAndMaySignInAsAlice() {
        open("admin?tab=%C3%A4%26b");
        signIn("bob", "builder");
        assertThat(text("h1")).isEqualTo("Not allowed");
        assertThat(text("main")).contains("You are signed in as bob, who may not open this page.");

        follow("Sign in as somebody else");
        signIn("alice", "wonderland");

        assertThat(browser.getCurrentUrl()).isEqualTo(jetty.address() + "admin?tab=%C3%A4%26b");
        assertThat(text("h1")).isEqualTo("Administration");
    }

    @Test
    void signOut_endsTheSessionAndSaysSo() {
        open("sign-in");
        signIn("bob", "builder");

        press(element(".whoami button"));

        assertThat(path()).isEqualTo("/signed-out");
        assertThat(text("h1")).isEqualTo("You are signed out");
        assertThat(browser.manage().getCookies()).isEmpty();
        open("account");
        assertThat(path()).isEqualTo("/sign-in");
    }

    @Test
    void signOut_afterTheSessionExpired_saysSoToo() {
        open("sign-in");
        signIn("bob", "builder");
        browser.manage().deleteAllCookies();

        press(element(".whoami button"));

        assertThat(path()).isEqualTo("/signed-out");
    }

    @Test
    void token_isInNoAddressAndOnNoPage() {
        open("account");
        signIn("alice", "wonderland");
        String token = browser.manage().getCookieNamed("access_token").getValue();

        follow("Admin");
        follow("Home");
        follow("Account");

        assertThat(visited).hasSizeGreaterThan(5).noneMatch(seen -> seen.contains(token.substring(0, 40)));
    }

    @Test
    void form_byKeyboardAlone_signsIn() {
        open("sign-in");
        assertThat(focused().getDomAttribute("id")).isEqualTo("username");

        focused().sendKeys("carol", Keys.TAB);
        assertThat(focused().getDomAttribute("id")).isEqualTo("password");
        leave(() -> focused().sendKeys("singers", Keys.ENTER));

        assertThat(text("h1")).isEqualTo("Carol Ångström");
    }

    @Test
    void home_signedInOrNot_greetsOrOffersToSignIn() {
        open("");
        follow("Sign in");

        signIn("bob", "builder");
        follow("Home");

        assertThat(text("h1")).isEqualTo("Welcome back, Bob Baumeister");
    }

    @Test
    void account_tokensEnd_isCountedDown() {
        open("account");
        signIn("bob", "builder");

        String first = text("[data-seconds-left]");

        assertThat(first).matches("in 1[45] min \\d+ s");
        Loaded.until(browser, () -> !text("[data-seconds-left]").equals(first));
    }

    @Test
    void skipLink_firstTab_isShownAndLeadsToTheContent() {
        open("account");
        signIn("bob", "builder");

        element("body").sendKeys(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Skip to the content");
        assertThat(focused().getCssValue("outline-style")).isEqualTo("solid");
        focused().sendKeys(Keys.ENTER);

        assertThat(focused().getDomAttribute("id")).isEqualTo("main");
    }

    @Test
    void phoneWidth_nothingIsCutOff() {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);

        open("account");
        assertThat(overflow()).isZero();
        signIn("alice", "wonderland");
        assertThat(overflow()).isZero();
        follow("Your sessions");
        assertThat(overflow()).isZero();
        follow("Account");
        follow("Your API keys");
        element("#name").sendKeys("Nightly build");
        press(element("main > form button"));
        assertThat(overflow()).isZero();
        follow("Admin");
        assertThat(overflow()).isZero();
        follow("Home");
        assertThat(overflow()).isZero();
    }

    private void open(String pathAndQuery) {
        browser.get(jetty.address() + pathAndQuery);
        remember();
    }

    private void signIn(String username, String password) {
        element("#username").sendKeys(username);
        element("#password").sendKeys(password);
        press(element("main button"));
    }

    private void follow(String link) {
        press(browser.findElement(By.linkText(link)));
    }

    private void press(WebElement button) {
        leave(button::click);
    }

    /** Marks the page, acts, and waits for one that is complete and has no mark; looks at no element of either. */
    private void leave(Runnable action) {
        browser.executeScript("window.left = true");
        action.run();
        Loaded.until(
                browser,
                () -> browser.executeScript("return !window.left && document.readyState === 'complete'")
                        .equals(true));
        remember();
    }

    private void remember() {
        visited.add(browser.getCurrentUrl());
        visited.add(browser.getPageSource());
    }

    private static String path() {
        return URI.create(browser.getCurrentUrl()).getPath();
    }

    private static WebElement element(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static WebElement focused() {
        return browser.switchTo().activeElement();
    }

    private static String text(String selector) {
        return element(selector).getText();
    }

    private static long overflow() {
        return (Long) browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
}
