package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;

/** Makes the pictures of the example anew, into the folder that {@code OSTIARY_SCREENSHOTS} names; without it there are none. */
@EnabledIfEnvironmentVariable(named = "OSTIARY_SCREENSHOTS", matches = ".+")
class ScreenshotsIT extends ExampleInBrowser {
    private static final Map<String, Object> SCREEN =
            Map.of("width", 1000, "height", 640, "deviceScaleFactor", 1, "mobile", false);
    private static final int LEAST_BYTES = 5_000;

    @BeforeEach
    void setTheScreen() {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", SCREEN);
    }

    @Test
    void pages_ofAUserWhoSignsIn_becomePictures() throws IOException {
        picture("sign-in", "example-sign-in.png");
        browser.findElement(By.id("username")).sendKeys("alice");
        browser.findElement(By.id("password")).sendKeys("wonderland", Keys.ENTER);
        Loaded.until(browser, () -> !browser.getCurrentUrl().contains("sign-in"));

        picture("account", "example-account.png");
        picture("account/sessions", "example-sessions.png");
        browser.get(jetty.address() + "break-it");
        browser.findElement(By.cssSelector("main button")).sendKeys(Keys.ENTER);
        Loaded.await(browser, "details");
        save("example-break-it.png");
    }

    private static void picture(String page, String file) throws IOException {
        browser.get(jetty.address() + page);
        assertThat(browser.getTitle()).doesNotContain("Not found");
        save(file);
    }

    private static void save(String file) throws IOException {
        Path target = Path.of(System.getenv("OSTIARY_SCREENSHOTS")).resolve(file);
        Files.write(target, browser.getScreenshotAs(OutputType.BYTES));
        assertThat(target.toFile().length()).isGreaterThan(LEAST_BYTES);
    }
}
