package dev.ostiary.cli.console;

/** Ends a command with one line that says what to do. The line never holds a token, a secret or a key. */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Complaint(int exitCode, String line) {
        super(line, null, false, false);
        this.exitCode = exitCode;
    }

    /**
     * The command was called wrongly.
     *
     * @param line what was wrong, and what to write instead
     * @return with {@link ExitCode#USAGE}
     */
    public static Complaint usage(String line) {
        return new Complaint(ExitCode.USAGE, line);
    }

    /**
     * What was given is no good, or cannot be had.
     *
     * @param line what was wrong, and what to do
     * @return with {@link ExitCode#REFUSED}
     */
    public static Complaint refused(String line) {
        return new Complaint(ExitCode.REFUSED, line);
    }

    /**
     * What the shell is told.
     *
     * @return an exit code
     */
    public int exitCode() {
        return exitCode;
    }
}
