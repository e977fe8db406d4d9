package dev.ostiary.cli;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.ExitCode;
import dev.ostiary.cli.console.Terminal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line what went wrong. Arguments are not repeated: what was typed in the wrong place may be a password, and logs keep it.
 * Stateless but for the terminal.
 */
record Faults(Terminal terminal) implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        tell(command, words(fault) + "; see '" + command + " --help'");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine called, ParseResult result) {
        String command = called.getCommandSpec().qualifiedName();
        if (fault instanceof Complaint complaint) {
            tell(command, complaint.getMessage());
            return complaint.exitCode();
        }
        if (fault instanceof IllegalArgumentException refused) {
            tell(command, refused.getMessage());
            return ExitCode.REFUSED;
        }
        tell(
                command,
                "an unexpected " + fault.getClass().getName() + "; this is a fault of " + OstiaryCli.NAME
                        + ", please report it with the command, without tokens and secrets");
        return ExitCode.REFUSED;
    }

    private void tell(String command, @Nullable String what) {
        terminal.err().println(command + ": " + String.valueOf(what).replaceAll("\\s*\\R\\s*|\\p{Cntrl}", " "));
    }

    private static String words(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return words(unmatched);
        }
        if (fault instanceof MissingParameterException
                || fault instanceof MutuallyExclusiveArgsException
                || fault instanceof OverwrittenOptionException) {
            return lowerFirst(String.valueOf(fault.getMessage()));
        }
        ArgSpec argument = fault.getArgSpec();
        if (argument == null) {
            return lowerFirst(String.valueOf(fault.getMessage()).replaceAll("'[^']*'", "given"));
        }
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return name + ": "
                + (fault.getCause() instanceof TypeConversionException known
                        ? known.getMessage()
                        : "cannot be read as " + argument.paramLabel());
    }

    private static String words(UnmatchedArgumentException fault) {
        List<String> unmatched = fault.getUnmatched();
        String first = unmatched.isEmpty() ? "" : unmatched.get(0);
        if (first.startsWith("-") && first.length() > 1) {
            return "there is no option " + first.replaceAll("(?s)[=\\s].*", "");
        }
        List<String> similar = fault.getSuggestions();
        boolean isCommand = !fault.getCommandLine().getSubcommands().isEmpty();
        return (isCommand ? "there is no such command" : "an argument too many")
                + (isCommand && !similar.isEmpty() ? ", perhaps " + String.join(" or ", similar) : "");
    }

    private static String lowerFirst(String said) {
        String text = said.replaceFirst("^[Ee]rror: ", "");
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
