package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the example as the front page says, in a tree that has the sources and nothing built: README.md has the line
 * {@code <!-- test:start -->} right before a {@code sh} block with one {@code mvn} command. Then the smaller ones of
 * docs/getting-started.md, which has such a line {@code <!-- test:variants -->}.
 */
class StartCommandIT {
    private static final Path ROOT = Path.of("..");
    private static final String GUIDE = "docs/getting-started.md";
    private static final Pattern ADDRESS = Pattern.compile("^(?:Ostiary example:|Open|curl -i) (http://[\\w.]+:\\d+/)");

    @TempDir
    Path clone;

    private Process maven;

    @BeforeEach
    void copySources() throws IOException {
        copy(Path.of("pom.xml"));
        copy(Path.of("LICENSE"));
        copy(Path.of(".mvn"));
        for (Path module : modules()) {
            copy(module.resolve("pom.xml"));
            copy(module.resolve("src/main"));
            if (module.startsWith("examples")) {
                copy(module.resolve("src/test")); // there stands what starts them
            }
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (maven == null) {
            return; // none was started, or copying has failed
        }
        maven.descendants().forEach(ProcessHandle::destroyForcibly);
        maven.destroyForcibly().waitFor();
    }

    @Test
    @Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD) // no interrupt ends reading from a process
    void startCommands_inAFreshTree_sayWhatTheyWaitForAndServe() throws Exception {
        String command = Readme.block("start", "sh").strip();
        assertThat(command).startsWith("mvn ").hasLineCount(1);
        Site example = served(command);
        assertThat(example.get("/").statusCode()).isEqualTo(200);
        assertThat(example.get("/api/me").statusCode()).isEqualTo(401);

        String smaller = Readme.block(GUIDE, "variants", "sh").strip();
        assertThat(smaller).startsWith("mvn ").hasLineCount(1).contains(" examples/war-provider ");
        for (String name : List.of("war-provider", "embedded-tomcat", "spring-boot")) {
            Site variant = served(smaller.replace("war-provider", name));
            assertThat(variant.get("/api/orders").statusCode()).as(name).isEqualTo(401);
        }
    }

    /** The one that this command starts, in the place of the one before. */
    private Site served(String command) throws Exception {
        stop();
        maven = start(command);
        List<String> printed = printedUntilAddress();
        assertThat(printed.get(0)).startsWith("Ostiary: compiling");
        return new Site(addressIn(printed.get(printed.size() - 1)).orElseThrow());
    }

    /** With the Maven, the JDK and the local repository of the build that runs this test, and any free port. */
    private Process start(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.set(
                0,
                Path.of(System.getProperty("maven.home"), "bin", words.get(0)).toString());
        words.add("-Dport=0");
        words.add("-Dserver.port=0");
        words.add("-Dmaven.repo.local=" + System.getProperty("localRepository"));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(clone.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private List<String> printedUntilAddress() throws IOException {
        BufferedReader output = maven.inputReader();
        List<String> printed = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.add(line);
            if (addressIn(line).isPresent()) {
                return printed;
            }
        }
        throw new AssertionError("The command ended without an address; it printed:\n" + String.join("\n", printed));
    }

    private static Optional<URI> addressIn(String line) {
        return ADDRESS.matcher(line).results().findFirst().map(found -> URI.create(found.group(1)));
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.walk(ROOT, 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .filter(folder -> !folder.equals(ROOT))
                    .map(ROOT::relativize)
                    .toList();
        }
    }

    private void copy(Path source) throws IOException {
        if (!Files.exists(ROOT.resolve(source))) {
            return;
        }
        Files.createDirectories(clone.resolve(source).getParent());
        try (Stream<Path> files = Files.walk(ROOT.resolve(source))) {
            for (Path file : files.toList()) {
                Files.copy(file, clone.resolve(ROOT.relativize(file)));
            }
        }
    }
}
