package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.example.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Keycloak's own pages in Chromium, which decides by itself what cookies go where. */
@ExtendWith({Chromium.class, StartedProviders.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakInBrowserIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KeycloakRealm realm;
    private User user;
    private Application application;
    private ChromeDriver browser;

    KeycloakInBrowserIT(Keycloak keycloak) {
        this.realm = keycloak.realm();
    }

    @BeforeEach
    void start(@TempDir Path profile) throws Exception {
        user = User.unknown();
        realm.user(user.name(), "admin");
        application = Application.of(realm);
        browser = Chromium.start(profile);
    }

    @AfterEach
    void close() throws Exception {
        browser.quit();
        application.close();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void page_nobodySignedIn_comesBackFromKeycloakToItself() {
        browser.get(application.at("/orders/7?sort=a%20b"));
        signIn();

        waitsForTheUser();
        assertThat(browser.getCurrentUrl()).isEqualTo(application.at("/orders/7?sort=a%20b"));
    }

    @Test
    void form_afterTheAccessTokenHasExpired_isSentWithItsEntries() {
        browser.get(application.at("/orders"));
        signIn();
        waitsForTheUser();
        application.waitsUntilRenewal();

        browser.findElement(By.name("note")).sendKeys("ten boxes");
        browser.findElement(By.cssSelector("form[action='/orders/note'] button"))
                .click();

        waitsFor("noted: ten boxes");
    }

    @Test
    void signOut_asksNothing_andLeavesNobodySignedIn() {
        browser.get(application.at("/orders"));
        signIn();
        waitsForTheUser();

        browser.findElement(By.cssSelector("form[action='/auth/sign-out'] button"))
                .click();
        patiently().until(page -> page.getCurrentUrl().contains("/auth/signed-out"));
        browser.get(application.at("/orders"));

        patiently().until(page -> page.findElement(By.id("password")).isDisplayed());
        assertThat(realm.sessions(user.name())).isZero();
    }

    /** By its logout token: the access token would be good for half a minute more. */
    @Test
    void sessionEndedAtKeycloak_theNextPageAsksForThePassword() {
        browser.get(application.at("/orders"));
        signIn();
        waitsForTheUser();

        realm.endSessions(user.name());
        browser.get(application.at("/orders"));

        patiently().until(page -> page.findElement(By.id("password")).isDisplayed());
    }

    @Test
    void backButton_afterTheSignIn_showsNoError() {
        browser.get(application.at("/auth/signed-out"));
        browser.get(application.at("/orders/7"));
        signIn();
        waitsForTheUser();

        browser.navigate().back();

        waitsForTheUser();
        assertThat(browser.getCurrentUrl()).isEqualTo(application.at("/orders/7"));
    }

    @Test
    void twoTabs_endEachAtItsOwnPage() {
        browser.get(application.at("/orders/1"));
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        browser.get(application.at("/orders/2"));
        signIn();
        waitsForTheUser();

        browser.switchTo().window(first);

        // Keycloak's page notices by itself that the user is known by now.
        waitsForTheUser();
        assertThat(browser.getCurrentUrl()).isEqualTo(application.at("/orders/1"));
    }

    private void signIn() {
        patiently().until(page -> page.findElement(By.id("kc-login")).isDisplayed());
        browser.findElement(By.id("username")).sendKeys(user.name());
        browser.findElement(By.id("password")).sendKeys(Provider.password(user.name()));
        browser.findElement(By.id("kc-login")).click();
    }

    private void waitsForTheUser() {
        waitsFor(user.name() + " with [admin]");
    }

    private void waitsFor(String text) {
        patiently().until(page -> page.findElement(By.tagName("body")).getText().contains(text));
    }

    private WebDriverWait patiently() {
        WebDriverWait wait = new WebDriverWait(browser, PATIENCE);
        wait.ignoring(org.openqa.selenium.WebDriverException.class);
        wait.withMessage(() -> "the browser shows " + browser.getCurrentUrl() + "\n" + browser.getPageSource());
        return wait;
    }
}
