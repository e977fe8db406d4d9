package dev.ostiary.benchmarks.report;

import dev.ostiary.benchmarks.Command;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one may want to know, and what is run for it.
 *
 * @param text the question
 * @param command that answers it
 * @param args that stand behind the command
 */
record Question(String text, Command command, List<String> args) {
    static final List<Question> ALL = List.of(
            of("Does a change break what is promised?", Command.LIMITS),
            of("The same, of some promises? (`Bounds` has the names)", Command.LIMITS, "bounds=RULES,HS256_TO_LIMIT"),
            of(
                    "What does one verification cost, beside JJWT, Nimbus, jose4j, java-jwt and the least it could"
                            + " cost?",
                    Command.BENCHMARK),
            of("The same, of one algorithm?", Command.BENCHMARK, "rounds=5", "algorithms=ES256"),
            of("What does a check cost with each cryptographic provider, on the JDK that runs?", Command.CRYPTO),
            of("What does a whole request cost, beside no guard, Spring Security and pac4j?", Command.LOAD),
            of("The same, of one of the six rows?", Command.LOAD, "rounds=9", "algorithms=HS256", "connections=32"),
            of("What does the filter do for a refused request, beside one that it lets in?", Command.REFUSALS),
            of("What does the cost grow with?", Command.SCALE),
            of("How does a hit slow down with the number of tokens?", Command.SCALE, "curves=tokens", "most=100000"),
            of(
                    "How do rules, issuers and revoked ids slow a request down?",
                    Command.SCALE,
                    "curves=rules,issuers,revoked"),
            of("Do threads wait for each other?", Command.SCALE, "curves=threads", "jdk25=/opt/jdk-25"),
            of("How long does the filter take to start?", Command.SCALE, "curves=start"),
            of(
                    "What do a kept token and a hit cost, beside another build?",
                    Command.KEPT,
                    "before=/old/core/target/classes"),
            of("Does a token with an escape or a fraction cost more?", Command.KEPT),
            of(
                    "What does the page of a signed-in user cost, beside another build?",
                    Command.SESSIONS,
                    "parts=page",
                    "before=/old/core/target/classes:/old/servlet-filter/target/classes"),
            of("How often does a refresh ask the store?", Command.SESSIONS, "parts=refresh"),
            of("What does that page cost, beside Spring Session?", Command.SESSIONS, "parts=peers"),
            of("What does signing in at a provider cost, beside Spring Security?", Command.SESSIONS, "parts=provider"),
            of("All of it, as this page?", Command.REPORT, "jdk25=/opt/jdk-25"),
            of("This page, from what single commands have measured?", Command.REPORT, "write"));

    Question {
        args = List.copyOf(args);
        command.arguments(args.toArray(String[]::new));
    }

    private static Question of(String text, Command command, String... args) {
        return new Question(text, command, List.of(args));
    }

    /** All of them, in Markdown. */
    static String table() {
        return Stream.concat(
                        Stream.of("| question | command |", "|---|---|"),
                        ALL.stream().map(Question::row))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String row() {
        return "| " + text + " | `" + command.line(args) + "` |";
    }
}
