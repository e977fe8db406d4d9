package dev.ostiary.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No Java stands on a page that nobody compiles: each block is part of a test's source, or a whole file that a test compiles
 * ({@code <!-- file:… -->}). Each block has the imports that it needs, but on the pages named here only where it has some.
 */
class EveryJavaBlockTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> WITHOUT_IMPORTS = Set.of("docs/sessions.md");
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "benchmarks");
    private static final Pattern MAIN_TYPE = Pattern.compile("src/main/java/(dev/ostiary/.*)\\.java$");

    private static List<String> tests;
    private static Set<String> types;

    /** A block, and what stands right before it. */
    record Shown(String page, int number, String marker, JavaBlock block) {
        @Override
        public String toString() {
            return page + " block " + number;
        }
    }

    @BeforeAll
    static void readSources() throws IOException {
        List<Path> sources = files(".java");
        types = sources.stream()
                .map(file -> MAIN_TYPE.matcher(slashed(file)))
                .filter(Matcher::find)
                .map(type -> type.group(1).replace('/', '.'))
                .collect(Collectors.toSet());
        tests = new ArrayList<>();
        for (Path source : sources) {
            if (slashed(source).contains("/src/test/java/")) {
                tests.add(Files.readString(source));
            }
        }
    }

    static Stream<Shown> blocks() throws IOException {
        List<Shown> all = new ArrayList<>();
        for (Path page : files(".md")) {
            all.addAll(blocksOf(slashed(ROOT.relativize(page)), Files.readString(page)));
        }
        return all.stream();
    }

    static List<Shown> blocksOf(String page, String text) {
        List<Shown> all = new ArrayList<>();
        String[] parts = text.split("(?m)^ *```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].startsWith("java\n")) {
                String before = parts[i - 1].stripTrailing();
                all.add(new Shown(
                        page,
                        all.size() + 1,
                        before.substring(before.lastIndexOf('\n') + 1),
                        new JavaBlock(parts[i].substring("java\n".length()))));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_isCompiledByATest(Shown shown) {
        boolean compiled = isWholeFile(shown)
                ? tests.stream().anyMatch(source -> source.contains('"' + shown.page() + '"'))
                : tests.stream().anyMatch(shown.block()::isPartOf);

        assertThat(compiled)
                .as("%s stands in no test; put it word for word into the test that runs it", shown)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_hasItsImports(Shown shown) {
        boolean demanded = shown.block().hasImports() || !WITHOUT_IMPORTS.contains(shown.page());

        List<String> missing = tests.stream()
                .filter(source ->
                        demanded && !isWholeFile(shown) && shown.block().isPartOf(source))
                .findFirst()
                .map(source -> shown.block().missingImports(source, types))
                .orElse(List.of());

        assertThat(missing).isEmpty();
    }

    @Test
    void blocksOf_findsThemWithWhatStandsBefore() {
        List<Shown> found = blocksOf("a.md", "# A\n```sh\nls\n```\n\n<!-- file:A.java -->\n```java\nclass A {}\n```\n");

        assertThat(found).containsExactly(new Shown("a.md", 1, "<!-- file:A.java -->", new JavaBlock("class A {}\n")));
    }

    private static boolean isWholeFile(Shown shown) {
        return shown.marker().startsWith("<!-- file:");
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static List<Path> files(String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }
}
