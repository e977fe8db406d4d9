package dev.ostiary.cli.console;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command has found, for people and for programs. Immutable as far as its members are.
 *
 * @param exitCode for the shell
 * @param lines for people
 * @param members of the JSON object for programs, whose names stay
 */
public record Answer(int exitCode, List<String> lines, Map<String, ? extends @Nullable Object> members) {
    /**
     * Copies the lines.
     *
     * @param exitCode for the shell
     * @param lines for people
     * @param members for programs
     */
    public Answer {
        lines = List.copyOf(lines);
    }

    /**
     * One that is well.
     *
     * @param lines for people
     * @param members for programs
     * @return with {@link ExitCode#OK}
     */
    public static Answer ok(List<String> lines, Map<String, ? extends @Nullable Object> members) {
        return new Answer(ExitCode.OK, lines, members);
    }

    /** The lines may hold a secret that was asked for. */
    @Override
    public String toString() {
        return "Answer[" + exitCode + "]";
    }
}
