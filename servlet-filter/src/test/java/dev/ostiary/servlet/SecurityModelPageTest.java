package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of docs/security-model.md names tests that are there, or says that the demand is not met. */
class SecurityModelPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9.]+) \\| (.+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract))(?:#(\\w+))?`");

    /** By the simple names of their classes; several may have one. */
    private static Map<String, List<Path>> tests;

    @BeforeAll
    static void findTests() throws IOException {
        tests = new TreeMap<>();
        for (String module : List.of("core", "servlet-filter", "containers", "testkit")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> file.toString().contains("/src/test/java/"))
                        .forEach(file -> tests.computeIfAbsent(nameOf(file), name -> new ArrayList<>())
                                .add(file));
            }
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(GuidePage.of("docs/security-model.md").text()).results();
    }

    static Stream<String> named() throws IOException {
        Set<String> named = new LinkedHashSet<>();
        rows().forEach(row -> NAMED.matcher(row.group(4))
                .results()
                .forEach(test -> named.add(test.group(1) + (test.group(2) == null ? "" : "#" + test.group(2)))));
        return named.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row_namesATestOrSaysThatItIsNotMet(MatchResult row) {
        assertThat(row.group(4)).matches("not met|`[^`]+`(, `[^`]+`)*");
        assertThat(row.group(4).equals("not met") && !row.group(3).contains("**"))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("named")
    void test_thatThePageNames_isThere(String test) throws IOException {
        String type = test.replaceFirst("#.*", "");
        String declared = test.contains("#") ? " " + test.substring(test.indexOf('#') + 1) + "(" : "class " + type;
        List<String> sources = new ArrayList<>();
        for (Path file : tests.getOrDefault(type, List.of())) {
            sources.add(Files.readString(file));
        }

        assertThat(sources.stream().anyMatch(source -> source.contains(declared)))
                .isTrue();
    }
}
