package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests that SECURITY.md names are there: {@code AbcTest}, {@code AbcTest.method}, or {@code method_of_it} of the one before. */
class SecurityPageTest {
    private static final Pattern NAMED = Pattern.compile("`(?:([A-Z]\\w+Test)(?:\\.(\\w+))?|([a-z]\\w*_\\w+_\\w+))`");
    private static final List<Path> TESTS =
            List.of(Path.of("..", "core", "src", "test", "java"), Path.of("src", "test", "java"));

    static Stream<List<String>> named() throws IOException {
        List<List<String>> named = new ArrayList<>();
        GuidePage page = GuidePage.of("SECURITY.md").from("With `client-id`").until("What remains");
        for (MatchResult name : NAMED.matcher(page.text()).results().toList()) {
            String type = name.group(1) == null ? named.get(named.size() - 1).get(0) : name.group(1);
            String method = name.group(1) == null ? name.group(3) : name.group(2);
            named.add(List.of(type, method == null ? "class " + type : "void " + method + "("));
        }
        return named.stream();
    }

    @ParameterizedTest
    @MethodSource("named")
    void test_thatThePageNames_isThere(List<String> test) throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.endsWith(test.get(0) + ".java"))
                        .toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }

        assertThat(sources.stream().anyMatch(source -> source.contains(test.get(1))))
                .isTrue();
    }
}
