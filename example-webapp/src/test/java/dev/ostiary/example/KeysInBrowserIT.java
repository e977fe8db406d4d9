package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What users see of the form for API keys: it survives what happens to their session, and makes one key at a time. */
class KeysInBrowserIT extends ExampleInBrowser {
    @BeforeEach
    void openTheForm() {
        browser.get(jetty.address() + "assets/ostiary.svg");
        browser.manage().deleteAllCookies();
        browser.get(jetty.address() + "account/api-keys");
        signIn();
        waitFor("Your API keys");
    }

    @Test
    void newKey_isShownOnceAndReloadingMakesNoSecondOne() {
        int before = rows();

        enterAndSend("Reloaded");
        waitForElement("#new-key");
        String key = text("#new-key");
        browser.navigate().refresh();

        assertThat(key).startsWith("ost_");
        assertThat(rows()).isEqualTo(before + 1);
        assertThat(browser.getPageSource()).contains("Reloaded").doesNotContain(key);
        assertThat(browser.getCurrentUrl()).isEqualTo(jetty.address() + "account/api-keys");
        assertThat(browser.manage().getCookieNamed("new_key")).isNull();
    }

    @Test
    void form_sentAfterTheAccessTokenExpired_arrives() {
        browser.manage().deleteCookieNamed("access_token"); // as the browser does when it expires

        enterAndSend("After lunch");

        waitForElement("#new-key");
        assertThat(browser.getPageSource()).contains("After lunch");
    }

    @Test
    void form_sentAfterSigningOut_arrivesAfterSigningInInAnotherTab() {
        String form = browser.getWindowHandle();
        browser.executeScript("window.open('/account')");
        inTheOtherTab(form, () -> {
            waitFor("Bob Baumeister");
            browser.findElement(By.cssSelector(".whoami button")).click();
            waitFor("You are signed out");
        });

        enterAndSend("Kept");
        waitFor("You have been signed out.");
        browser.findElement(By.partialLinkText("Sign in")).click();
        inTheOtherTab(form, () -> {
            waitFor("Sign in");
            signIn();
            waitFor("Your API keys");
        });
        browser.navigate().refresh();

        waitForElement("#new-key");
        assertThat(browser.getPageSource()).contains("<h2>Kept</h2>");
    }

    private static void inTheOtherTab(String first, Runnable visit) {
        Loaded.until(browser, () -> browser.getWindowHandles().size() == 2);
        browser.getWindowHandles().stream()
                .filter(tab -> !tab.equals(first))
                .forEach(tab -> browser.switchTo().window(tab));
        visit.run();
        browser.close();
        browser.switchTo().window(first);
    }

    private static void signIn() {
        browser.findElement(By.id("username")).sendKeys("bob");
        browser.findElement(By.id("password")).sendKeys("builder");
        browser.findElement(By.cssSelector("main button")).click();
    }

    private static void enterAndSend(String name) {
        browser.findElement(By.id("name")).sendKeys(name);
        browser.findElement(By.cssSelector("form.inline button")).click();
    }

    private static int rows() {
        return browser.findElements(By.className("row")).size();
    }

    private static String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private static void waitFor(String heading) {
        Loaded.until(browser, () -> text("h1").equals(heading));
    }

    private static void waitForElement(String selector) {
        Loaded.until(
                browser, () -> browser.findElement(By.cssSelector(selector)).isDisplayed());
    }
}
