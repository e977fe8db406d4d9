package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** The way back after signing out: Chromium keeps whole pages for it, whatever headers say. */
class BackButtonIT extends ExampleInBrowser {
    @BeforeEach
    void forgetCookies() {
        browser.get(jetty.address() + "signed-out");
        browser.manage().deleteAllCookies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "account?tab=claims", "account/sessions", "account/api-keys"})
    void back_afterSignOut_asksToSignInAndShowsNothingOfTheUser(String page) {
        browser.get(jetty.address() + page);
        signIn();
        press(".whoami button", "/signed-out");

        browser.navigate().back();

        await("location.pathname === '/sign-in' && !document.documentElement.hidden");
        assertThat(browser.getPageSource()).doesNotContain("Baumeister", "Signed in as");
    }

    private static void signIn() {
        browser.findElement(By.cssSelector("#username")).sendKeys("bob");
        browser.findElement(By.cssSelector("#password")).sendKeys("builder");
        press("main button", "/account");
    }

    private static void press(String button, String path) {
        browser.findElement(By.cssSelector(button)).click();
        await("location.pathname.startsWith('" + path + "')");
    }

    private static void await(String condition) {
        Loaded.until(
                browser,
                () -> browser.executeScript("return document.readyState === 'complete' && " + condition)
                        .equals(true));
    }
}
