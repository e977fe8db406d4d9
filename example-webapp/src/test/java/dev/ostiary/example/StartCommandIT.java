package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the example as the front page says, in a tree that has the sources and nothing built: README.md has the line
 * {@code <!-- test:start -->} right before a {@code sh} block with one {@code mvn} command.
 */
class StartCommandIT {
    private static final Path ROOT = Path.of("..");
    private static final String ANNOUNCEMENT = "Ostiary example: ";

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
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (maven == null) {
            return; // copying or starting has failed
        }
        maven.descendants().forEach(ProcessHandle::destroyForcibly);
        maven.destroyForcibly().waitFor();
    }

    @Test
    @Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD) // no interrupt ends reading from a process
    void startCommand_inAFreshTree_servesTheExample() throws IOException {
        String command = Readme.block("start", "sh").strip();

        maven = start(command);
        Site site = new Site(announcedAddress());

        assertThat(command).startsWith("mvn ").hasLineCount(1);
        assertThat(site.get("/").statusCode()).isEqualTo(200);
        assertThat(site.get("/api/me").statusCode()).isEqualTo(401);
    }

    /** With the Maven, the JDK and the local repository of the build that runs this test, and any free port. */
    private Process start(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.set(
                0,
                Path.of(System.getProperty("maven.home"), "bin", words.get(0)).toString());
        words.add("-Dport=0");
        words.add("-Dmaven.repo.local=" + System.getProperty("localRepository"));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(clone.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private URI announcedAddress() throws IOException {
        BufferedReader output = maven.inputReader();
        List<String> printed = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                return URI.create(line.substring(ANNOUNCEMENT.length()));
            }
            printed.add(line);
        }
        throw new AssertionError("The command ended without an address; it printed:\n" + String.join("\n", printed));
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
