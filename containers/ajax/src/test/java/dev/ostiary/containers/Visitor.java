package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.example.Chromium;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A user in a browser, who signs in once, and whose token then expires. */
final class Visitor implements AutoCloseable {
    private static final String COOKIE = "access_token";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver browser;
    private final String address;

    Visitor(Path profile, RunningApplication application) {
        this.browser = Chromium.start(profile);
        this.address = "http://localhost:" + application.port();
    }

    /** What a script of the page at an address says in the end; it calls {@code arguments[0]} with that. */
    Object runs(String pageAddress, String script) {
        browser.get(pageAddress);
        return browser.executeAsyncScript(script);
    }

    void loses(String cookie) {
        browser.manage().deleteCookieNamed(cookie);
    }

    /** Signed in from now on, at a page that has loaded. */
    void opens(String path) {
        browser.get(address + "/sign-in");
        hasToken(TestTokens.valid());
        browser.get(address + path);
        waitsFor("#go");
    }

    void tokenExpires() {
        hasToken(TestTokens.valid().claim("exp", TestTokens.NOW.getEpochSecond() - 3_600));
    }

    /** With the query. */
    String path() {
        return browser.getCurrentUrl().substring(address.length());
    }

    void clicks(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    void waitsFor(String selector) {
        patiently().until(page -> page.findElement(By.cssSelector(selector)).isDisplayed());
    }

    void waitsForText(String selector, String text) {
        patiently()
                .until(page ->
                        page.findElement(By.cssSelector(selector)).getText().equals(text));
    }

    /** Where the token has expired: at the sign-in page, which leads back to where the user was. */
    void isSignedOutAt(String path) {
        isSentToSignInFrom(path);
        assertThat(browser.getCurrentUrl()).endsWith("&error=session_expired");
    }

    void isSentToSignInFrom(String path) {
        patiently().until(page -> page.getTitle().equals("Sign in"));
        assertThat(browser.getCurrentUrl())
                .startsWith(address + "/sign-in?return_to=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        assertThat(browser.manage().getCookieNamed(COOKIE)).isNull();
    }

    void signsInAgain(String path) {
        hasToken(TestTokens.valid());
        clicks("#back");
        waitsFor("#go");
        assertThat(browser.getCurrentUrl()).isEqualTo(address + path);
    }

    private void hasToken(TestTokens token) {
        browser.manage()
                .addCookie(new Cookie.Builder(COOKIE, token.text())
                        .path("/")
                        .isHttpOnly(true)
                        .build());
    }

    private WebDriverWait patiently() {
        WebDriverWait wait = new WebDriverWait(browser, PATIENCE);
        wait.ignoring(WebDriverException.class);
        wait.withMessage(() -> "the browser shows " + browser.getCurrentUrl() + "\n" + browser.getPageSource()
                + browser.manage().logs().get("browser").getAll());
        return wait;
    }

    @Override
    public void close() {
        browser.quit();
    }
}
