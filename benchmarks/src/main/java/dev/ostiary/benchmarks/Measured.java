package dev.ostiary.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the commands have measured: files between them and the report. */
public final class Measured {
    private static final Path FOLDER = Path.of("benchmarks", "target", "measured");

    private Measured() {}

    /**
     * Puts what was measured where the report finds it.
     *
     * @param name of the file
     * @param content Markdown or SVG
     * @throws IOException if it cannot be written
     */
    public static void keep(String name, String content) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name), content);
    }

    /**
     * What was put there, by any command.
     *
     * @param ending of the names
     * @return in the order of their names
     * @throws IOException if nothing was measured so far
     */
    public static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Where processes that are started say what is not asked of them.
     *
     * @return a file, to be appended to
     * @throws IOException if its folder cannot be made
     */
    public static ProcessBuilder.Redirect processLog() throws IOException {
        Files.createDirectories(FOLDER);
        return ProcessBuilder.Redirect.appendTo(
                FOLDER.resolveSibling("processes.log").toFile());
    }
}
