package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.example.Chromium;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What becomes of a form with a file where its user took longer than the access token, or the session, has lived. */
@ExtendWith(Chromium.class)
class FormsInBrowserIT {
    private static final Duration UNTIL_EXPIRED = Duration.ofMinutes(16);
    private static final String ENTERED = "two & three, Zoë";
    private static final int FILE_BYTES = 200_000;

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final AuthFilter filter = AuthFilter.builder()
            .secret(TestTokens.TEST_SECRET)
            .issuer(TestTokens.ISSUER)
            .audience(TestTokens.AUDIENCE)
            .clock(clock)
            .sessions(sessions ->
                    sessions.store(new InMemoryTokenStateStore(1_000, clock)).revocation(RevocationMode.STRICT))
            .build();
    private RunningApplication application;
    private ChromeDriver browser;

    private void signIn(Servers server) throws Exception {
        application = server.start(WebApplication.with(filter)
                .serving(
                        new Service("sign-in", new SignInFormServlet(), "/sign-in"), OrderFormServlet.at("/orders/*")));
        browser = Chromium.start(folder.resolve("profile"));
        browser.get(address("/orders/new"));
        click("#sign-in");
        waitForTitle("New order");
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            browser.quit();
        }
        application.close();
    }

    @ParameterizedTest
    @EnumSource
    void formWithAFile_tokenExpired_arrivesWhole(Servers server) throws Exception {
        signIn(server);
        String file = fillIn();
        clock.advance(UNTIL_EXPIRED);
        String before = accessToken();

        click("#send");

        waitForTitle("Sent");
        assertThat(arrived()).isEqualTo("u1, " + ENTERED + ", plan.bin, " + file);
        assertThat(accessToken()).isNotEqualTo(before);
        assertThat(filter.sessions().sessionsOf("u1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void formWithAFile_sessionEnded_arrivesWholeAfterSigningInInAnotherTab(Servers server) throws Exception {
        signIn(server);
        String file = fillIn();
        filter.sessions().revokeAll("u1");

        click("#send");

        waitForTitle("You have been signed out");
        assertThat(browser.getCurrentUrl()).isEqualTo(address("/orders"));
        assertThat(browser.manage().getCookies()).isEmpty();
        browser.navigate().refresh();
        waitForTitle("You have been signed out");
        signInInAnotherTab();

        browser.navigate().refresh();

        waitForTitle("Sent");
        assertThat(arrived()).isEqualTo("u1, " + ENTERED + ", plan.bin, " + file);
    }

    /** The link opens a tab, which comes back to the page with the form. */
    private void signInInAnotherTab() {
        String first = browser.getWindowHandle();
        click("a");
        patiently().until(page -> browser.getWindowHandles().size() == 2);
        browser.getWindowHandles().stream()
                .filter(tab -> !tab.equals(first))
                .forEach(tab -> browser.switchTo().window(tab));
        waitForTitle("Sign in");
        assertThat(browser.executeScript("return window.opener")).isNull();
        click("#sign-in");
        waitForTitle("New order");
        assertThat(browser.getCurrentUrl()).isEqualTo(address("/orders/new"));
        browser.close();
        browser.switchTo().window(first);
    }

    /** Returns what the application says of the file when it arrives. */
    private String fillIn() throws Exception {
        byte[] content = new byte[FILE_BYTES];
        new Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("plan.bin"), content);
        browser.findElement(By.id("note")).sendKeys(ENTERED);
        browser.findElement(By.id("file")).sendKeys(file.toString());
        return FormsServlet.told(content);
    }

    private String arrived() {
        return browser.findElement(By.id("arrived")).getText();
    }

    private String accessToken() {
        return browser.manage().getCookieNamed("access_token").getValue();
    }

    private String address(String path) {
        return "http://localhost:" + application.port() + path;
    }

    private void click(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    private void waitForTitle(String title) {
        patiently().until(page -> page.getTitle().equals(title));
    }

    private WebDriverWait patiently() {
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20));
        wait.ignoring(WebDriverException.class);
        wait.withMessage(() -> "the browser shows " + browser.getCurrentUrl() + "\n" + browser.getPageSource());
        return wait;
    }
}
