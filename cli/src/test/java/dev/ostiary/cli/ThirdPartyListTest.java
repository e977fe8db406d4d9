package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of what the jar holds, which is written by hand. That nothing is missing in it, {@code release/check} sees. */
class ThirdPartyListTest {
    private static final Path LIST = Path.of("src/main/resources/META-INF/THIRD-PARTY.txt");
    private static final Pattern NAMES = Pattern.compile("(?m)^  ([a-z][a-z0-9.-]*(?:, [a-z][a-z0-9.-]*)*)  ");

    @Test
    void names_areOfJarsThatAreThere() throws IOException {
        List<String> names = NAMES.matcher(Files.readString(LIST, StandardCharsets.UTF_8))
                .results()
                .flatMap(line -> Stream.of(line.group(1).split(", ", -1)))
                .toList();
        List<String> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(8)
                .allMatch(name -> jars.stream().anyMatch(jar -> jar.matches(Pattern.quote(name) + "-[0-9].*\\.jar")));
    }
}
