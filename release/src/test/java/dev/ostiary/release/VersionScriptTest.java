package dev.ostiary.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code release/version}, on a copy of all that has a version. */
class VersionScriptTest {
    private static final Path ROOT = Path.of("..");

    /** In the lines to copy, and in the names of jars. */
    private static final Pattern OURS = Pattern.compile(
            "<artifactId>ostiary-[a-z-]+</artifactId>\\s*<version>([^<]*)|ostiary-[a-z-]+-([0-9][0-9A-Z.-]*)\\.[jw]ar");

    @TempDir
    Path tree;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.find(ROOT, 4, (file, is) -> is.isRegularFile() && isCopied(file))) {
            for (Path file : files.toList()) {
                Path copy = tree.resolve(ROOT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static boolean isCopied(Path file) {
        String name = ROOT.relativize(file).toString().replace('\\', '/');
        return name.matches("(.*/)?pom\\.xml|README\\.md|docs/[^/]*\\.md|release/version")
                && !name.matches("(.*/)?(target|node_modules)/.*");
    }

    private String version(String... arguments) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of("bash", "release/version"), Stream.of(arguments))
                .toArray(String[]::new);
        Process script = new ProcessBuilder(command)
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return script.waitFor() + " " + said.strip();
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private List<String> inPages() throws IOException {
        Stream.Builder<String> versions = Stream.builder();
        for (Path page : files(".md")) {
            OURS.matcher(Files.readString(page))
                    .results()
                    .map(VersionScriptTest::found)
                    .forEach(versions);
        }
        return versions.build().toList();
    }

    private static String found(MatchResult version) {
        return version.group(1) == null ? version.group(2) : version.group(1);
    }

    private List<Path> pomsThatSay(String text) throws IOException {
        return files("pom.xml").stream().filter(pom -> contains(pom, text)).toList();
    }

    private static boolean contains(Path file, String text) {
        try {
            return Pom.mentions(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void version_ofARelease_standsInEachPomAndPage() throws Exception {
        String before = Pom.read(tree.resolve("pom.xml")).text("version").orElseThrow();
        int poms = pomsThatSay("<version>" + before + "</version>").size();

        assertThat(version("7.8.9")).isEqualTo("0 " + before + " -> 7.8.9");

        assertThat(pomsThatSay("<version>7.8.9</version>")).hasSize(poms).hasSizeGreaterThan(20);
        assertThat(pomsThatSay(before)).isEmpty();
        assertThat(inPages()).containsOnly("7.8.9").hasSizeGreaterThan(5);
    }

    @Test
    void version_ofASnapshot_leavesThePagesAtTheRelease() throws Exception {
        version("7.8.9");

        version("7.9.0-SNAPSHOT");

        assertThat(pomsThatSay("7.8.9")).isEmpty();
        assertThat(inPages()).containsOnly("7.8.9");
        assertThat(version()).isEqualTo("0 7.9.0");
    }

    @Test
    void version_thatIsNone_changesNothing() throws Exception {
        assertThat(version("latest")).startsWith("2 latest: expected a version");

        assertThat(pomsThatSay("latest")).isEmpty();
    }
}
