package dev.ostiary.example;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The machine's own Chromium and its driver, found on the {@code PATH}; nothing is downloaded. Without them browser
 * tests are skipped and standard output says so, unless {@code OSTIARY_BROWSER=required}: then they fail.
 */
public final class Chromium implements ExecutionCondition {
    private static final Optional<Path> BROWSER = Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(Chromium::onPath)
            .findFirst();
    private static final Optional<Path> DRIVER = onPath("chromedriver").findFirst();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (BROWSER.isPresent() && DRIVER.isPresent() || "required".equals(System.getenv("OSTIARY_BROWSER"))) {
            return ConditionEvaluationResult.enabled("chromium and chromedriver are here, or required");
        }
        System.out.println("BROWSER TESTS SKIPPED: chromium and chromedriver are not on the PATH ("
                + context.getDisplayName() + ")");
        return ConditionEvaluationResult.disabled("chromium and chromedriver are not on the PATH");
    }

    /** A browser that has its cookies to itself; who starts it quits it. */
    public static ChromeDriver start(Path profile) {
        File driver = DRIVER.orElseThrow(() -> new IllegalStateException("chromedriver is not on the PATH"))
                .toFile();
        String browser = BROWSER.orElseThrow(() -> new IllegalStateException("chromium is not on the PATH"))
                .toString();
        ChromeOptions options = new ChromeOptions().setBinary(browser);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run");
        options.addArguments("--disable-background-networking", "--disable-component-update", "--disable-sync");
        options.addArguments("--disable-dev-shm-usage", "--disable-auto-reload", "--user-data-dir=" + profile);
        return new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(driver).build(), options);
    }

    private static Stream<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
