package dev.ostiary.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be run from a shell: profiles of this module's POM, each with the arguments that it takes. */
public enum Command {
    /** Verification of one token. */
    BENCHMARK("rounds", "algorithms", "stacks", "brief"),
    /** Cryptographic providers. */
    CRYPTO("rounds", "brief"),
    /** Whole requests. */
    LOAD("rounds", "seconds", "algorithms", "connections"),
    /** Refused requests. */
    REFUSALS("rounds"),
    /** What the cost grows with. */
    SCALE("curves", "rounds", "most", "brief", "jdk25"),
    /** Tokens that were verified and are kept. */
    KEPT("before", "tokens", "rounds"),
    /** Sessions, and signing in at a provider. */
    SESSIONS("rounds", "parts", "before"),
    /** What is promised. */
    LIMITS("rounds", "bounds", "brief"),
    /** All of them but the last, as a page. */
    REPORT("write", "jdk25");

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> arguments;

    Command(String... arguments) {
        this.arguments = Set.of(arguments);
    }

    /**
     * The profile of Maven that runs it.
     *
     * @return its id
     */
    public String profile() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what stands behind it.
     *
     * @param args as {@code name=value}
     * @return the arguments
     * @throws IllegalArgumentException if it does not take one of them, or one is given twice
     */
    public Arguments arguments(String... args) {
        return Arguments.of(arguments, args);
    }

    /**
     * The command itself.
     *
     * @param args that stand behind it
     * @return for a shell
     */
    public String line(List<String> args) {
        String command = "mvn -q -P" + profile() + " -pl benchmarks -am";
        return args.isEmpty() ? command : command + " -Dargs=\"" + String.join(" ", args) + "\"";
    }

    /**
     * The last line of a part of the report.
     *
     * @param given what it was run with
     * @return says when and by what the part was made
     */
    public String madeBy(Arguments given) {
        return "\nMade by `" + line(given.shown()) + "` on " + LocalDate.now(ZoneOffset.UTC) + ".\n";
    }
}
