package dev.ostiary.benchmarks.kept;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Command;
import dev.ostiary.benchmarks.Measured;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Measures what a kept token takes and what a hit costs, beside another build, and prints and writes it as tables.
 *
 * <pre>{@code
 * mvn -q -Pkept -pl benchmarks -am -Dargs="before=/old/core/target/classes"
 * mvn -q -Pkept -pl benchmarks -am -Dargs="before=/old/core/target/classes tokens=10000 rounds=15"
 * }</pre>
 */
public final class KeptCost {
    private static final int ROUNDS = 15;

    private KeptCost() {}

    /**
     * Runs.
     *
     * @param args {@code before=...}: the class path of another build (default: the environment's {@code OSTIARY_BENCHMARKS_BEFORE}; without it
     *     that table is left out), {@code tokens=10000,1000000}, {@code rounds=15}
     * @throws IOException if a process fails, or the result cannot be written
     */
    public static void main(String... args) throws IOException {
        Arguments given = Command.KEPT.arguments(args);
        int rounds = given.number("rounds", ROUNDS);
        StringBuilder text = new StringBuilder();
        Optional<String> before = given.text("before").or(KeptFigure::before);
        if (before.isPresent()) {
            text.append("""
                ### Kept tokens beside another build

                Tokens of 599 characters (HS256, Keycloak's claims), kept by this build and by another one in one process, in turns. *heap* is what is in use
                more after all tokens have come once; nothing was asked of them yet. A hit is verified, and no claim of it is read.

                | tokens | heap, ratio | bytes each | before | hit, ratio | spread | ns | before |
                |---|---|---|---|---|---|---|---|
                """);
            for (int tokens : given.numbers("tokens", List.of(10_000, 1_000_000))) {
                text.append(KeptRun.of(tokens, rounds, before.get()).row(tokens));
            }
        }
        text.append("""

            ### Claims that are not plain

            One verification without a cache (HS256), beside that of a token whose claims have no escape and no fraction.

            | | ratio | spread | ns | plain |
            |---|---|---|---|---|
            """)
                .append(KeptRun.ofMembers(KeptFigure.ESCAPE, rounds).row("an escape"))
                .append(KeptRun.ofMembers(KeptFigure.POINT, rounds).row("a fraction"))
                .append(Command.KEPT.madeBy(given));
        System.out.println(text);
        Measured.keep("3-scale-1-tokens_kept.md", text.toString());
    }
}
