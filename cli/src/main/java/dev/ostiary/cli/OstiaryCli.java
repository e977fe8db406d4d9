package dev.ostiary.cli;

import dev.ostiary.cli.console.ExitCode;
import dev.ostiary.cli.console.SecretArguments;
import dev.ostiary.cli.console.Terminal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The command line: {@code java -jar ostiary-cli.jar COMMAND}.
 *
 * <p>Exit codes are those of {@link ExitCode}. What was asked for goes to standard output, everything else to standard error; an error is
 * one line. Tokens and secrets are read from standard input, from files and from prompts, and refused as arguments. Thread-safe as far as
 * the terminal is.
 */
public final class OstiaryCli {
    /** Its name in messages. */
    static final String NAME = "ostiary-cli";

    private final Terminal terminal;

    /**
     * Made for one terminal.
     *
     * @param terminal where to read and write
     */
    public OstiaryCli(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs one command and ends the process.
     *
     * @param arguments the command and what belongs to it
     */
    public static void main(String[] arguments) {
        // Types that no command takes, and whose classes picocli would load at each start.
        System.setProperty("picocli.converters.excludes", "java.sql.*,java.time.*");
        System.exit(new OstiaryCli(Terminal.ofProcess()).run(arguments));
    }

    /**
     * Runs one command.
     *
     * @param arguments the command and what belongs to it
     * @return an exit code
     */
    public int run(String... arguments) {
        Optional<String> complaint = SecretArguments.complaint(List.of(arguments));
        if (complaint.isPresent()) {
            terminal.err().println(NAME + ": " + complaint.get());
            return ExitCode.USAGE;
        }
        Faults faults = new Faults(terminal);
        CommandLine commands = new CommandTree(terminal).of(List.of(arguments));
        if (arguments.length == 0) {
            commands.usage(terminal.err());
            return ExitCode.USAGE;
        }
        return commands.setOut(Root.writer(terminal.out()))
                .setErr(Root.writer(terminal.err()))
                .setExpandAtFiles(false)
                .setUseSimplifiedAtFiles(false)
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults)
                .execute(arguments);
    }
}
