package dev.ostiary.benchmarks.report;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Command;
import dev.ostiary.benchmarks.Machine;
import dev.ostiary.benchmarks.Measured;
import dev.ostiary.benchmarks.Ratios;
import dev.ostiary.benchmarks.scale.Scale;
import dev.ostiary.benchmarks.server.LoadTest;
import dev.ostiary.benchmarks.session.SessionCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures everything once, and writes {@code BENCHMARKS.md} with its pictures.
 *
 * <pre>{@code
 * mvn -q -Preport -pl benchmarks -am
 * mvn -q -Preport -pl benchmarks -am -Dargs="jdk25=/opt/jdk-25"
 * mvn -q -Preport -pl benchmarks -am -Dargs=write     # from what was measured before
 * }</pre>
 */
public final class Report {
    private static final Path TEXT = Path.of("BENCHMARKS.md");
    private static final Path PICTURES = Path.of("docs", "benchmarks");

    private Report() {}

    /**
     * Runs.
     *
     * @param args {@code write}: nothing is measured; {@code jdk25=...}: where a JDK 25 is, for virtual threads
     * @throws Exception if something cannot be started or written
     */
    public static void main(String... args) throws Exception {
        Arguments given = Command.REPORT.arguments(args);
        if (!given.has("write")) {
            Ratios.main("rounds=3");
            LoadTest.main("rounds=5", "seconds=2");
            Scale.main(Stream.concat(
                            Stream.of("rounds=3"), given.text("jdk25").stream().map(home -> "jdk25=" + home))
                    .toArray(String[]::new));
            SessionCost.main();
        }
        Files.createDirectories(PICTURES);
        for (Path picture : Measured.files(".svg")) {
            Files.writeString(PICTURES.resolve(picture.getFileName()), Files.readString(picture));
        }
        Files.writeString(TEXT, text());
    }

    private static String text() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Benchmarks

                `mvn -q -Preport -pl benchmarks -am` measures everything and writes this page, with `-Dargs=write` from what single commands have
                measured; below each part stands the command that made it.

                Which command answers which question; `brief`, where there is, only shows that it works:

                %s
                - Machine: %s.
                - Versions: %s.

                Machines differ, and this one was shared. So only ratios within one run mean something: everything that is compared takes turns with
                what it is compared with. Figures are medians of the turns, and *spread* says how far the turns lay apart: the largest less the
                smallest, as a share of the median. `mvn -q -Plimits -pl benchmarks -am` checks the ratios that this project promises
                ([CONTRIBUTING.md](CONTRIBUTING.md)).
                """.formatted(
                        Question.table(),
                        Machine.text(),
                        Versions.ofPeers().entrySet().stream()
                                .map(library -> library.getKey() + " " + library.getValue())
                                .collect(Collectors.joining(", "))));
        for (Path part : Measured.files(".md")) {
            text.append('\n').append(Files.readString(part));
        }
        return text.toString();
    }
}
