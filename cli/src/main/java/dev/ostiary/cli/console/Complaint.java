package dev.ostiary.cli.console;

import java.util.function.Supplier;

/** Ends a command with one line that says what to do. The line never holds a token, a secret or a key. */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the shell is told. */
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
     * Does something with arguments, and takes what it refuses for a wrong call.
     *
     * @param work refuses arguments with {@link IllegalArgumentException}
     * @param <T> what it makes
     * @return what it made
     */
    public static <T> T unlessWrong(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException refused) {
            throw usage(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Does something with what was read, and says where it was read if that is refused.
     *
     * @param place the name of a file or of an option
     * @param work refuses with {@link IllegalArgumentException} what is no good
     * @param <T> what it makes
     * @return what it made
     */
    public static <T> T about(String place, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException refused) {
            throw refused(place + ": " + refused.getMessage());
        }
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
