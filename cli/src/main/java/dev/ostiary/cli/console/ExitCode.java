package dev.ostiary.cli.console;

/** What a command tells the shell. Part of the command line's contract. */
public final class ExitCode {
    /** All is well: made, verified, allowed, nothing wrong. */
    public static final int OK = 0;

    /** Refused, bad, or not to be had: a token, a key, a configuration, a provider, a file. */
    public static final int REFUSED = 1;

    /** The command was called wrongly. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
