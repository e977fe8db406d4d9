package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The way back after signing out: Chromium keeps whole pages for it, whatever headers say. */
@ExtendWith(Chromium.class)
class BackButtonIT {
    @TempDir
    static Path profile;

    private static EmbeddedJetty jetty;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        TestTokens.shareSecret();
        jetty = EmbeddedJetty.start(StartOptions.parse(List.of("--port=0")));
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void stop() {
        jetty.close();
        browser.quit();
    }

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
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .ignoring(WebDriverException.class) // asked between two pages
                .until(page -> browser.executeScript("return document.readyState === 'complete' && " + condition)
                        .equals(true));
    }
}
