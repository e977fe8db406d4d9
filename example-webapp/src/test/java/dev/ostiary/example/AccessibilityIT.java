package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Every page of the example, and those of the filter itself, as axe sees them: in light and dark, on a screen and on a phone. */
class AccessibilityIT extends ExampleInBrowser {
    private static final Map<String, Object> SCREEN =
            Map.of("width", 1200, "height", 800, "deviceScaleFactor", 1, "mobile", false);
    private static final Map<String, Object> PHONE =
            Map.of("width", 400, "height", 800, "deviceScaleFactor", 1, "mobile", true);

    @BeforeEach
    void forgetCookies() {
        browser.get(jetty.address() + "assets/ostiary.css");
        browser.manage().deleteAllCookies();
    }

    @AfterEach
    void usualScreen() {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sign-in",
                "sign-in?return_to=%2Faccount&error=session_expired",
                "sign-in?notice=password_changed",
                "signed-out",
                "forgot-password",
                "forgot-password?notice=link_sent",
                "mailbox",
                "reset-password?token=none",
                "assets/none",
                "error"
            })
    void page_ofAStranger_hasNoViolation(String path) {
        browser.get(jetty.address() + path);

        assertAccessible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "account",
                "account/sessions",
                "account/sessions?notice=ended",
                "account/api-keys",
                "account/api-keys?notice=revoked",
                "admin",
                "admin/live",
                "break-it",
                "none"
            })
    void page_ofAnAdministrator_hasNoViolation(String path) {
        signIn(TestTokens.alice());

        browser.get(jetty.address() + path);

        assertAccessible();
    }

    @Test
    void page_thatTheUserMayNotSee_hasNoViolation() {
        signIn(TestTokens.bob());

        browser.get(jetty.address() + "admin");

        assertThat(browser.getTitle()).startsWith("Not allowed");
        assertAccessible();
    }

    @Test
    void signIn_wrongPassword_hasNoViolation() {
        browser.get(jetty.address() + "sign-in");

        browser.findElement(By.id("username")).sendKeys("alice");
        browser.findElement(By.id("password")).sendKeys("wrong", Keys.ENTER);
        Loaded.await(browser, "[role=alert]");

        assertAccessible();
    }

    @Test
    void mailboxAndNewPassword_withAMail_haveNoViolation() {
        browser.get(jetty.address() + "forgot-password");
        browser.findElement(By.id("username")).sendKeys("carol", Keys.ENTER);
        Loaded.await(browser, ".actions");

        browser.get(jetty.address() + "mailbox");
        assertAccessible();
        browser.get(browser.findElement(By.cssSelector("main .button")).getDomProperty("href"));
        assertAccessible();
    }

    @Test
    void apiKeys_withANewKey_haveNoViolation() {
        realSession();
        browser.get(jetty.address() + "account/api-keys");

        browser.findElement(By.id("name")).sendKeys("Nightly build", Keys.ENTER);
        Loaded.await(browser, "#new-key");

        assertAccessible();
        browser.get(jetty.address() + "account/sessions");
        assertAccessible();
    }

    @Test
    void breakIt_byKeyboardAlone_saysThatNoneGotInWithoutAViolation() {
        signIn(TestTokens.bob());
        browser.get(jetty.address() + "break-it");

        press("main button");
        Loaded.await(browser, "details");

        assertThat(browser.findElement(By.cssSelector("main [role=status]")).getText())
                .matches("All \\d{3} hostile tokens were refused\\. None got in\\.");
        press("details summary");
        assertThat(browser.findElement(By.cssSelector("details li")).isDisplayed())
                .isTrue();
        assertAccessible();
    }

    @Test
    void live_counts_growByThemselvesUntilPausedByKeyboard() {
        signIn(TestTokens.alice());
        browser.get(jetty.address() + "admin/live");
        WebElement admitted = browser.findElement(By.cssSelector("[data-count=admitted]"));
        String first = admitted.getText();

        Loaded.until(browser, () -> !admitted.getText().equals(first));
        press("#pause");

        assertThat(browser.findElement(By.id("state")).getText()).isEqualTo("Paused.");
        assertThat(browser.findElement(By.id("pause")).getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertAccessible();
    }

    /** The filter's own page for a form whose user is signed in no more. */
    @Test
    void filtersPage_formNotSent_hasNoViolation() {
        realSession();
        browser.get(jetty.address() + "account/sessions");
        browser.manage().deleteAllCookies();

        browser.findElement(By.cssSelector("main button.danger")).sendKeys(Keys.ENTER);
        Loaded.await(browser, "footer code");

        assertThat(browser.getTitle()).isEqualTo("You have been signed out");
        assertAccessible();
    }

    @Test
    void filtersPage_whereNoProviderAnswers_hasNoViolation() throws Exception {
        List<String> nobody = List.of(
                "--port=0",
                "--issuer=http://127.0.0.1:9",
                "--client-id=c",
                "--client-secret=" + "nobody-knows-it-".repeat(2));
        try (RunningExample example = RunningExample.start(StartOptions.parse(nobody))) {
            browser.get(example.jetty().address() + "auth/sign-in");

            assertThat(browser.getTitle()).isEqualTo("Signing in is not possible at the moment");
            assertAccessible();
        }
    }

    @Test
    void pages_whereAProviderSignsIn_haveNoViolation() throws Exception {
        try (RunningExample example = RunningExample.start(StartOptions.parse(List.of("--port=0", "--sign-in=demo")))) {
            browser.get(example.jetty().address() + "auth/signed-out");
            assertThat(browser.getTitle()).startsWith("You are signed out of");
            assertAccessible();
            browser.get(example.jetty().address().toString());
            assertAccessible();
            assertThat(browser.findElements(By.linkText("Break it"))).isEmpty();
            browser.get(example.jetty().address() + "admin");
            assertThat(browser.getTitle()).isEqualTo("Test issuer");
            assertAccessible();
        }
    }

    private static void signIn(String token) {
        browser.manage().addCookie(new Cookie("access_token", token, "/"));
    }

    private static void realSession() {
        browser.get(jetty.address() + "sign-in");
        browser.findElement(By.id("username")).sendKeys("alice");
        browser.findElement(By.id("password")).sendKeys("wonderland", Keys.ENTER);
        Loaded.await(browser, ".whoami");
    }

    private static void press(String selector) {
        browser.findElement(By.cssSelector(selector)).sendKeys(Keys.ENTER);
    }

    /** On a screen in the light scheme, and on a phone in the dark one, and the other way round. */
    private static void assertAccessible() {
        assertThat(violations(SCREEN, "light")).isEmpty();
        assertThat(violations(PHONE, "dark")).isEmpty();
        assertThat(violations(PHONE, "light")).isEmpty();
        assertThat(violations(SCREEN, "dark")).isEmpty();
    }

    private static List<String> violations(Map<String, Object> screen, String scheme) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", screen);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return Axe.violations(browser);
    }
}
