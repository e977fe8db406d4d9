package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures every library with every algorithm, and prints and writes what it costs as a multiple of the limit.
 *
 * <p>Forks of all of them take turns, so that a noise of the machine meets all alike. Absolute times of two runs are not to be
 * compared, ratios of one run are.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark -pl benchmarks -am
 * mvn -q -Pbenchmark -pl benchmarks -am -Dargs="rounds=5 algorithms=HS256 stacks=LIMIT,OSTIARY"
 * }</pre>
 */
public final class Ratios {
    private static final List<JwsAlgorithm> ALGORITHMS =
            List.of(JwsAlgorithm.HS256, JwsAlgorithm.RS256, JwsAlgorithm.ES256, JwsAlgorithm.EDDSA);

    private Ratios() {}

    /**
     * Runs.
     *
     * @param args {@code rounds=N} (default 3), {@code algorithms=...} and {@code stacks=...} (default all)
     * @throws RunnerException if a fork fails
     * @throws IOException if the table cannot be written
     */
    public static void main(String... args) throws RunnerException, IOException {
        Map<String, String> given = Stream.of(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length == 2 ? pair[1] : ""));
        if (!Set.of("rounds", "algorithms", "stacks").containsAll(given.keySet())) {
            throw new IllegalArgumentException("expected rounds=, algorithms= or stacks=");
        }
        int rounds = Integer.parseInt(given.getOrDefault("rounds", "3"));
        List<Case> cases = cases(names(given.get("algorithms")), names(given.get("stacks")));
        Table table = new Table();
        for (int round = 0; round < rounds; round++) {
            for (Case one : cases) {
                table.add(one, one.measure());
            }
        }
        String text = table.text();
        System.out.println(text);
        Report.keep("1-verification.md", text);
        for (Map.Entry<String, String> picture : table.pictures().entrySet()) {
            Report.keep(picture.getKey(), picture.getValue());
        }
    }

    private static Set<String> names(@Nullable String list) {
        return list == null ? Set.of() : Set.of(list.toUpperCase(Locale.ROOT).split(","));
    }

    private static List<Case> cases(Set<String> algorithms, Set<String> stacks) {
        return ALGORITHMS.stream()
                .filter(algorithm -> algorithms.isEmpty() || algorithms.contains(algorithm.name()))
                .flatMap(algorithm -> Stream.of(Stack.values())
                        .filter(stack -> stack.supports(algorithm))
                        .filter(stack -> stacks.isEmpty() || stacks.contains(stack.name()))
                        .map(stack -> new Case(algorithm, stack)))
                .toList();
    }
}
