package dev.ostiary.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** Deque's axe-core, put into the page that the browser shows: names, labels, landmarks, contrast and what else a program can see. */
final class Axe {
    private static final String SCRIPT = read();
    private static final String RUN = """
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then(
          found => done({
            checked: found.passes.length,
            violations: found.violations.map(rule =>
              rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')) }),
          fault => done({ checked: 0, violations: [String(fault)] }));\
        """;

    private Axe() {}

    /** What is wrong with the page, one line for each rule of axe; that it looked at anything counts, too. */
    static List<String> violations(ChromeDriver browser) {
        browser.executeScript(SCRIPT);
        Map<?, ?> found = (Map<?, ?>) Objects.requireNonNull(browser.executeAsyncScript(RUN));
        if (!(found.get("checked") instanceof Number checked) || checked.intValue() == 0) {
            return List.of("axe has checked nothing: " + found);
        }
        return ((List<?>) Objects.requireNonNull(found.get("violations")))
                .stream().map(String::valueOf).toList();
    }

    private static String read() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
