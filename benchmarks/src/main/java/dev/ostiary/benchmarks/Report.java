package dev.ostiary.benchmarks;

import dev.ostiary.benchmarks.server.LoadTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything once, briefly, and writes {@code BENCHMARKS.md} with its pictures.
 *
 * <pre>{@code
 * mvn -q -Preport -pl benchmarks -am
 * mvn -q -Preport -pl benchmarks -am -Dargs=write     # from what was measured before
 * }</pre>
 */
public final class Report {
    private static final Path MEASURED = Path.of("benchmarks", "target", "measured");
    private static final Path TEXT = Path.of("BENCHMARKS.md");
    private static final Path PICTURES = Path.of("docs", "benchmarks");

    private Report() {}

    /**
     * Runs.
     *
     * @param args {@code write}: nothing is measured
     * @throws RunnerException if a fork fails
     * @throws IOException if something cannot be written
     * @throws GeneralSecurityException if no token can be made
     */
    public static void main(String... args) throws RunnerException, IOException, GeneralSecurityException {
        if (!List.of(args).contains("write")) {
            Ratios.main("rounds=3");
            LoadTest.main("rounds=5", "seconds=2");
        }
        Files.createDirectories(PICTURES);
        for (Path picture : files(".svg")) {
            Files.writeString(PICTURES.resolve(picture.getFileName()), Files.readString(picture));
        }
        Files.writeString(TEXT, text());
    }

    /**
     * Puts what was measured where the report finds it.
     *
     * @param name of the file
     * @param content Markdown or SVG
     * @throws IOException if it cannot be written
     */
    public static void keep(String name, String content) throws IOException {
        Files.createDirectories(MEASURED);
        Files.writeString(MEASURED.resolve(name), content);
    }

    private static String text() throws IOException {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "# Benchmarks%n%n"
                        + "Made by `mvn -q -Preport -pl benchmarks -am` on %s: %d processors, %s %s, JDK %s.%n%n"
                        + "Machines differ, and this one was shared. So only ratios within one run mean something: everything that is compared"
                        + " takes turns with what it is compared with, and *spread* says how far the turns lay apart.%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version()));
        for (Path part : files(".md")) {
            text.append('\n').append(Files.readString(part));
        }
        return text.toString();
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(MEASURED)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
