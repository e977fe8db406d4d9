package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.TestBrowser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** The example with the provider that {@code --sign-in=demo} starts. */
class DemoProviderIT {
    private static RunningExample example;

    @BeforeAll
    static void start() throws IOException {
        example = RunningExample.start(StartOptions.parse(List.of("--port=0", "--sign-in=demo")));
    }

    @AfterAll
    static void stop() {
        example.close();
    }

    @Test
    void provider_asksWhoOneIs() {
        BrowserTab tab = TestBrowser.start().tab();

        BrowserPage asking = tab.open(url("/admin"));
        BrowserPage admin = tab.submit();

        assertThat(asking.body()).contains("Who are you?", "alice", "bob", "carol");
        assertThat(admin.body()).contains("<h1>Administration</h1>", "Signed in as <strong>alice</strong>");
    }

    @Test
    void provider_ofEachStart_hasAnotherSecret() {
        try (DemoProvider another = DemoProvider.start()) {
            assertThat(another.choice().clientSecret())
                    .hasSize(43)
                    .isNotEqualTo(example.provider().orElseThrow().choice().clientSecret());
        }
    }

    /** In a real browser, which minds Content-Security-Policy and SameSite. */
    @Test
    @ExtendWith(Chromium.class)
    void browser_signsInAndOutAndInAsSomebodyElse(@TempDir Path profile) {
        ChromeDriver browser = Chromium.start(profile);
        try {
            browser.get(url("/account"));
            browser.findElement(By.cssSelector("input[type=submit][value=bob]")).click();
            until(browser, "Bob Baumeister");
            browser.findElement(By.cssSelector("form.whoami button")).click();
            until(browser, "You are signed out");
            browser.findElement(By.cssSelector("main a")).click();
            until(browser, "Who are you?");
            browser.findElement(By.cssSelector("input[type=submit][value=carol]"))
                    .click();
            until(browser, "Welcome back, Carol");
        } finally {
            browser.quit();
        }
    }

    private static void until(ChromeDriver browser, String heading) {
        Loaded.until(
                browser, () -> browser.findElement(By.tagName("h1")).getText().startsWith(heading));
    }

    private static String url(String path) {
        return example.jetty().address().resolve(path).toString();
    }
}
