package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Makes the pictures of the example anew, into the folder that {@code OSTIARY_SCREENSHOTS} names; without it there are none. */
@ExtendWith(Chromium.class)
@EnabledIfEnvironmentVariable(named = "OSTIARY_SCREENSHOTS", matches = ".+")
class ScreenshotsIT {
    private static final Map<String, Object> SCREEN =
            Map.of("width", 1000, "height", 640, "deviceScaleFactor", 1, "mobile", false);
    private static final int LEAST_BYTES = 5_000;

    @TempDir
    static Path profile;

    private static EmbeddedJetty jetty;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        TestTokens.shareSecret();
        jetty = EmbeddedJetty.start(StartOptions.parse(List.of("--port=0")));
        browser = Chromium.start(profile);
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", SCREEN);
    }

    @AfterAll
    static void stop() {
        jetty.close();
        browser.quit();
    }

    @Test
    void pages_ofAUserWhoSignsIn_becomePictures() throws IOException {
        picture("sign-in", "example-sign-in.png");
        browser.findElement(By.id("username")).sendKeys("alice");
        browser.findElement(By.id("password")).sendKeys("wonderland", Keys.ENTER);
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(shown -> !browser.getCurrentUrl().contains("sign-in"));

        picture("account", "example-account.png");
        picture("account/sessions", "example-sessions.png");
    }

    private static void picture(String page, String file) throws IOException {
        browser.get(jetty.address() + page);
        assertThat(browser.getTitle()).doesNotContain("Not found");
        Path target = Path.of(System.getenv("OSTIARY_SCREENSHOTS")).resolve(file);
        Files.write(target, browser.getScreenshotAs(OutputType.BYTES));
        assertThat(target.toFile().length()).isGreaterThan(LEAST_BYTES);
    }
}
