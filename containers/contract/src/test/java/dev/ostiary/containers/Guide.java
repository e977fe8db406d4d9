package dev.ostiary.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The guides to the containers and to CORS, whose code the tests run. */
final class Guide {
    private static final List<Path> FILES =
            List.of(Path.of("..", "..", "docs", "containers.md"), Path.of("..", "..", "docs", "cors.md"));
    private static final Path FRAMEWORKS = Path.of("..", "..", "docs", "frameworks.md");
    private static final Path SOURCES = Path.of("src", "test", "java", "dev", "ostiary", "containers");
    private static final Pattern BLOCK = Pattern.compile("(?s)```\\w+\\n(.*?)```");

    private static final Pattern IMPORTS = Pattern.compile("(?m)^import [^;]+;$");

    private Guide() {}

    /** The pattern of a container's access log, from its row of a table. */
    static String accessLogPattern(String container) throws IOException {
        return Pattern.compile("(?m)^\\| " + container + " \\| `([^`]+)` \\|")
                .matcher(Files.readString(FRAMEWORKS))
                .results()
                .map(row -> row.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** The code of a section, of any level, in whichever of them has it. */
    static String codeOf(String section) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : FILES) {
            text.append(Files.readString(file));
        }
        String fromHere = text.substring(text.indexOf("# " + section + "\n"));
        return BLOCK.matcher(fromHere)
                .results()
                .findFirst()
                .map((MatchResult block) -> block.group(1))
                .orElseThrow();
    }

    /**
     * Without blanks, since the formatter of the code breaks lines elsewhere than the page does, and without the imports, which
     * stand apart in a source file.
     */
    static String condensedCodeOf(String section) throws IOException {
        return condensed(IMPORTS.matcher(codeOf(section)).replaceAll(""));
    }

    static String condensedSource(String file) throws IOException {
        return condensed(Files.readString(SOURCES.resolve(file)));
    }

    private static String condensed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
