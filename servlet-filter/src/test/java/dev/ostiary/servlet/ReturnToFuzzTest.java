package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Spoilt places to return to: what is kept leads to the same host, whoever reads it. The seed is fixed, so a failure comes
 * again.
 */
class ReturnToFuzzTest {
    private static final int VALUES = 20_000;
    private static final URI HERE = URI.create("https://app.example/shop/page");

    private static final List<String> PARTS = List.of(
            "/",
            "/",
            "/",
            "//",
            "\\",
            "a",
            "b",
            "..",
            ".",
            ";x=1",
            "?",
            "&",
            "=",
            "#",
            ":",
            "@",
            "https:",
            "javascript:",
            "evil.example",
            "%2f",
            "%5c",
            "%2e",
            "%09",
            "%0d%0a",
            "%00",
            "%252f",
            "\t",
            "\n",
            " ",
            "é",
            "\u3002",
            "\u202e");

    private static List<String> kept() {
        Random random = new Random(20_261_122L);
        return IntStream.range(0, VALUES)
                .mapToObj(i -> Stream.generate(() -> PARTS.get(random.nextInt(PARTS.size())))
                        .limit(random.nextInt(7))
                        .reduce(i % 2 == 0 ? "/" : "", String::concat))
                .filter(value -> ReturnTo.safe(value).equals(value))
                .filter(value -> !value.equals("/"))
                .toList();
    }

    /** Browsers drop tabs and newlines and take a backslash for a slash (WHATWG URL, section 4.4). */
    private static String asABrowserReads(String value) {
        return value.replaceAll("[\\t\\r\\n]", "").strip().replace('\\', '/');
    }

    @Test
    void safe_whatIsKept_staysOnThisHostForABrowser() {
        assertThat(kept())
                .hasSizeGreaterThan(100)
                .allMatch(value -> asABrowserReads(value).matches("/([^/].*)?"));
    }

    @Test
    void safe_whatIsKept_staysOnThisHostForJava() {
        assertThat(kept())
                .map(value -> HERE.resolve(URI.create(value)).getRawAuthority())
                .containsOnly("app.example");
    }

    @Test
    void safe_whatIsKept_cannotBreakAHeader() {
        assertThat(kept()).allMatch(value -> value.chars().allMatch(c -> c > ' ' && c < 0x7F));
    }
}
