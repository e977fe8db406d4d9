package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;

/** What users notice when their access token expires: nothing. Here it lives for two seconds. */
@ExtendWith(Chromium.class)
class RenewalInBrowserIT {
    private static final Map<String, String> SHORT_LIVED =
            Map.of("OSTIARY_SESSION_ACCESS_TTL", "2s", "OSTIARY_CLOCK_SKEW", "0s");

    @TempDir
    Path profile;

    private ExampleProcess example;
    private ChromeDriver browser;

    @BeforeEach
    void signIn() throws IOException {
        example = ExampleProcess.start(SHORT_LIVED);
        browser = Chromium.start(profile);
        browser.get(address() + "sign-in");
        browser.findElement(By.id("username")).sendKeys("bob");
        browser.findElement(By.id("password")).sendKeys("builder");
        browser.findElement(By.cssSelector("main button")).click();
        Loaded.until(browser, () -> shows("Bob Baumeister"));
    }

    @AfterEach
    void stop() {
        example.close();
        browser.quit();
    }

    @Test
    void page_afterTheTokenExpired_justOpens() {
        String before = refreshToken();
        awaitExpiry();

        browser.get(address() + "account?tab=claims");

        assertThat(browser.getCurrentUrl()).isEqualTo(address() + "account?tab=claims");
        assertThat(shows("Bob Baumeister")).isTrue();
        assertThat(refreshToken()).isNotEqualTo(before);
    }

    @Test
    void twoTabs_afterTheTokenExpired_bothJustOpenInTheSameSession() {
        awaitExpiry();

        browser.executeScript("window.open('/account/sessions'); window.open('/account/sessions')");

        Loaded.until(browser, () -> browser.getWindowHandles().size() == 3);
        assertThat(otherTabs()).hasSize(2).allSatisfy(tab -> {
            browser.switchTo().window(tab);
            Loaded.until(browser, () -> shows("Your sessions"));
            assertThat(browser.findElements(By.className("row"))).hasSize(1);
        });
    }

    private void awaitExpiry() {
        Loaded.until(browser, () -> browser.manage().getCookieNamed("access_token") == null);
    }

    private List<String> otherTabs() {
        String first = browser.getWindowHandle();
        return Stream.of(browser.getWindowHandles().toArray(String[]::new))
                .filter(tab -> !tab.equals(first))
                .toList();
    }

    private boolean shows(String heading) {
        return browser.findElements(By.tagName("h1")).stream()
                .anyMatch(shown -> shown.getText().equals(heading));
    }

    private String refreshToken() {
        Cookie cookie = browser.manage().getCookieNamed("refresh_token");
        return cookie.getValue();
    }

    private String address() {
        return example.site().address().toString();
    }
}
