package dev.ostiary.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The example and a real browser, one of each for all tests of a class. */
@ExtendWith(Chromium.class)
abstract class ExampleInBrowser {
    @TempDir
    static Path profile;

    static EmbeddedJetty jetty;
    static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        TestTokens.shareSecret();
        jetty = EmbeddedJetty.start(StartOptions.parse(List.of("--port=0")));
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void stop() {
        jetty.close();
        browser.quit();
    }
}
