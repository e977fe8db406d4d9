package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
     * @param args {@code rounds=N} (default 3), {@code algorithms=...} and {@code stacks=...} (default all), {@code brief}
     * @throws RunnerException if a fork fails
     * @throws IOException if the table cannot be written
     */
    public static void main(String... args) throws RunnerException, IOException {
        Arguments given = Command.BENCHMARK.arguments(args);
        int rounds = given.number("rounds", 3);
        List<Case> cases = cases(given.names("algorithms"), given.names("stacks"));
        Table table = new Table();
        for (int round = 0; round < rounds; round++) {
            for (Case one : cases) {
                table.add(one, one.fork().briefly(given.has("brief")).measure());
            }
        }
        String text = table.text() + Command.BENCHMARK.madeBy(given);
        System.out.println(text);
        Measured.keep("1-verification.md", text);
        for (Map.Entry<String, String> picture : table.pictures().entrySet()) {
            Measured.keep(picture.getKey(), picture.getValue());
        }
    }

    private static List<Case> cases(List<String> algorithms, List<String> stacks) {
        return ALGORITHMS.stream()
                .filter(algorithm -> algorithms.isEmpty() || algorithms.contains(algorithm.name()))
                .flatMap(algorithm -> Stream.of(Stack.values())
                        .filter(stack -> stack.supports(algorithm))
                        .filter(stack -> stacks.isEmpty() || stacks.contains(stack.name()))
                        .map(stack -> new Case(algorithm, stack)))
                .toList();
    }
}
