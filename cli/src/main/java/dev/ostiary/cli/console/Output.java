package dev.ostiary.cli.console;

import dev.ostiary.encoding.StrictJson;
import picocli.CommandLine.Option;

/** How a command answers. Filled by picocli. */
public final class Output {
    @Option(names = "--json", description = "Answer with one JSON object on one line.")
    private boolean json;

    // Not picocli's mixin of standard options, which takes as long to read as a command.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    /** For picocli. */
    public Output() {}

    /**
     * Shows an answer.
     *
     * @param answer to show
     * @param terminal where
     * @return its exit code
     */
    public int show(Answer answer, Terminal terminal) {
        if (json) {
            terminal.out().println(StrictJson.write(answer.members()));
        } else {
            for (String line : answer.lines()) {
                terminal.out().println(harmless(line));
            }
        }
        return answer.exitCode();
    }

    /** Without what a terminal would obey: a line may hold what stands in somebody's file. */
    private static String harmless(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            shown.append(Character.isISOControl(c) && c != '\n' ? ' ' : c);
        }
        return shown.toString();
    }
}
