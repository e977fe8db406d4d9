package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.example.Chromium;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser that misses what it was answered keeps its session; whoever copied its cookie does not get on. */
@ExtendWith(Chromium.class)
class LostAnswersInBrowserIT {
    private static final Duration UNTIL_EXPIRED = Duration.ofMinutes(16);
    private static final Duration PAST_THE_GRACE = Duration.ofSeconds(11);
    private static final int MANY = 10;

    @TempDir
    Path profile;

    private final MovableClock clock = new MovableClock();
    private final NotedConfirmations confirmations = new NotedConfirmations();
    private final AuthFilter filter = AuthFilter.builder()
            .secret(TestTokens.TEST_SECRET)
            .issuer(TestTokens.ISSUER)
            .audience(TestTokens.AUDIENCE)
            .clock(clock)
            .sessions(sessions -> sessions.store(confirmations.of(new InMemoryTokenStateStore(1_000, clock)))
                    .revocation(RevocationMode.STRICT))
            .build();
    private RunningApplication application;
    private DroppingProxy network;
    private ChromeDriver browser;

    private void signIn(Servers server) throws Exception {
        application = server.start(WebApplication.with(filter)
                .serving(
                        new Service("sign-in", new SignInFormServlet(), "/sign-in"),
                        new Service("greeting", new GreetingServlet(), "/")));
        network = new DroppingProxy(application.port());
        browser = Chromium.start(profile);
        browser.get(address("/hello"));
        browser.findElement(By.id("sign-in")).click();
        waitForTitle("Hello u1");
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            browser.quit();
        }
        if (network != null) {
            network.close();
        }
        application.close();
    }

    @ParameterizedTest
    @EnumSource
    void renewal_itsAnswerIsLost_reloadingShowsThePage(Servers server) throws Exception {
        signIn(server);
        String before = refreshToken();
        clock.advance(UNTIL_EXPIRED);

        missesTheAnswer();
        assertThat(refreshToken()).startsWith("ey").isEqualTo(before);
        clock.advance(PAST_THE_GRACE);
        browser.navigate().refresh();

        isSignedIn();
        assertThat(refreshToken()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void renewal_tenAnswersInARowAreLost_theEleventhShowsThePage(Servers server) throws Exception {
        signIn(server);

        for (int lost = 0; lost < MANY; lost++) {
            clock.advance(UNTIL_EXPIRED);
            missesTheAnswer();
        }
        browser.navigate().refresh();

        isSignedIn();
    }

    @ParameterizedTest
    @EnumSource
    void renewal_eachTimeItsAnswerIsLostOnce_theSessionGoesOn(Servers server) throws Exception {
        signIn(server);

        for (int lost = 0; lost < MANY; lost++) {
            clock.advance(UNTIL_EXPIRED);
            missesTheAnswer();
            clock.advance(PAST_THE_GRACE);
            browser.navigate().refresh();
            isSignedIn();
        }
    }

    @ParameterizedTest
    @EnumSource
    void renewal_stoppedByTheUserWhileTheAnswerIsOnItsWay_theSessionGoesOn(Servers server) throws Exception {
        signIn(server);
        String before = refreshToken();
        clock.advance(UNTIL_EXPIRED);
        network.holdsNext();

        browser.executeAsyncScript("const done = arguments[0]; location.assign('/hello/other');" + "fetch('"
                + DroppingProxy.HELD + "').then(() => { window.stop(); done(); });");
        network.awaitGivenUp();

        assertThat(browser.getCurrentUrl()).isEqualTo(address("/hello"));
        assertThat(refreshToken()).isEqualTo(before);
        clock.advance(PAST_THE_GRACE);
        browser.get(address("/hello/other"));
        isSignedIn();
        assertThat(refreshToken()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void copiedCookie_afterTheOwnersNextRequest_isRefusedAndEndsTheSession(Servers server) throws Exception {
        signIn(server);
        String copied = refreshToken();
        clock.advance(UNTIL_EXPIRED);
        missesTheAnswer();
        browser.navigate().refresh();
        isSignedIn();
        browser.get(address("/hello/next"));
        confirmations.await(filter.sessions().sessionsOf("u1").get(0).currentToken());
        clock.advance(PAST_THE_GRACE);

        RawHttp.Answer thief = refresh(copied);

        assertThat(thief.status()).isEqualTo(401);
        assertThat(thief.code()).isEqualTo("token_revoked");
        assertThat(thief.headers("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("refresh_token=ey"));
        assertThat(filter.sessions().sessionsOf("u1")).isEmpty();
        browser.get(address("/hello"));
        assertThat(browser.getTitle()).isEqualTo("Sign in");
    }

    private void missesTheAnswer() {
        int before = network.lost();
        network.loses();
        browser.get(address("/hello"));
        assertThat(browser.getPageSource()).contains("ERR_EMPTY_RESPONSE");
        network.delivers();
        assertThat(network.lost()).isGreaterThan(before);
    }

    /** In the one session that was opened. */
    private void isSignedIn() {
        assertThat(browser.getTitle()).isEqualTo("Hello u1");
        assertThat(filter.sessions().sessionsOf("u1")).hasSize(1);
    }

    private RawHttp.Answer refresh(String token) throws Exception {
        return application.send(
                "POST",
                "/auth/refresh",
                "Cookie: refresh_token=" + token,
                "Sec-Fetch-Site: same-origin",
                "Content-Length: 0");
    }

    /** Asked of the browser and not of the page, which may be one that tells of an error. */
    private String refreshToken() {
        Map<String, Object> held =
                browser.executeCdpCommand("Network.getCookies", Map.of("urls", List.of(address("/"))));
        return ((List<?>) held.get("cookies"))
                .stream()
                        .map(cookie -> (Map<?, ?>) cookie)
                        .filter(cookie -> "refresh_token".equals(cookie.get("name")))
                        .map(cookie -> String.valueOf(cookie.get("value")))
                        .collect(Collectors.joining());
    }

    private String address(String path) {
        return "http://localhost:" + network.port() + path;
    }

    private void waitForTitle(String title) {
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20));
        wait.ignoring(WebDriverException.class);
        wait.withMessage(() -> "the browser shows " + browser.getCurrentUrl() + "\n" + browser.getPageSource());
        wait.until(page -> page.getTitle().equals(title));
    }
}
