package dev.ostiary.example;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Waits for a page, or for what its script does. */
final class Loaded {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Loaded() {}

    /** A page that is complete and has such an element. */
    static void await(ChromeDriver browser, String selector) {
        until(
                browser,
                () -> !browser.findElements(By.cssSelector(selector)).isEmpty()
                        && "complete".equals(browser.executeScript("return document.readyState")));
    }

    static void until(ChromeDriver browser, BooleanSupplier state) {
        new WebDriverWait(browser, PATIENCE)
                .ignoring(WebDriverException.class) // asked between two pages
                .until(page -> state.getAsBoolean());
    }
}
