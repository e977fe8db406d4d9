package dev.ostiary.benchmarks;

import dev.ostiary.benchmarks.scale.Scale;
import dev.ostiary.benchmarks.server.LoadTest;
import dev.ostiary.benchmarks.session.SessionCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
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
    private static final Path MEASURED = Path.of("benchmarks", "target", "measured");
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
        Arguments given = Arguments.of(Set.of("write", "jdk25"), args);
        if (!given.has("write")) {
            Ratios.main("rounds=3");
            LoadTest.main("rounds=5", "seconds=2");
            Scale.main(Stream.concat(
                            Stream.of("rounds=3"), given.text("jdk25").stream().map(home -> "jdk25=" + home))
                    .toArray(String[]::new));
            SessionCost.main();
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

    /**
     * Where processes that are started say what is not asked of them.
     *
     * @return a file, to be appended to
     * @throws IOException if its folder cannot be made
     */
    public static ProcessBuilder.Redirect processLog() throws IOException {
        Files.createDirectories(MEASURED);
        return ProcessBuilder.Redirect.appendTo(
                MEASURED.resolveSibling("processes.log").toFile());
    }

    /**
     * The last line of a part.
     *
     * @param command for a shell
     * @return says when and by what the part was made
     */
    public static String madeBy(String command) {
        return "\nMade by `" + command + "` on " + LocalDate.now(ZoneOffset.UTC) + ".\n";
    }

    private static String text() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Benchmarks

                `mvn -q -Preport -pl benchmarks -am` measures everything and writes this page, with `-Dargs=write` from what single commands have
                measured; below each part stands the command that made it.

                - Machine: %s.
                - Versions: %s.

                Machines differ, and this one was shared. So only ratios within one run mean something: everything that is compared takes turns with
                what it is compared with. Figures are medians of the turns, and *spread* says how far the turns lay apart: the largest less the
                smallest, as a share of the median. `mvn -q -Plimits -pl benchmarks -am` checks the ratios that this project promises
                ([CONTRIBUTING.md](CONTRIBUTING.md)).
                """.formatted(
                        Machine.text(),
                        Versions.ofPeers().entrySet().stream()
                                .map(library -> library.getKey() + " " + library.getValue())
                                .collect(Collectors.joining(", "))));
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
