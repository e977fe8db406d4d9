package dev.ostiary.benchmarks.kept;

import dev.ostiary.benchmarks.Median;
import dev.ostiary.benchmarks.scale.JavaProcess;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one process of {@link KeptProbe} has found, round by round.
 *
 * @param rounds each with its four figures
 */
record KeptRun(List<double[]> rounds) {
    private static final int BYTES = 0;
    private static final int BYTES_BEFORE = 1;
    private static final int NANOS = 2;
    private static final int NANOS_BEFORE = 3;

    KeptRun {
        rounds = List.copyOf(rounds);
    }

    /**
     * Measures two builds.
     *
     * @param before class path of the other build
     */
    static KeptRun of(int tokens, int rounds, String before) throws IOException {
        return measured(tokens, megabytes(tokens), rounds, before);
    }

    /** Measures tokens that are not plain beside plain ones. */
    static KeptRun ofMembers(String members, int rounds) throws IOException {
        return measured(0, megabytes(0), rounds, members);
    }

    /** Both builds' tokens, and three texts of each. */
    static int megabytes(int tokens) {
        return 512 + (int) (6_000L * tokens / 1_000_000);
    }

    private static KeptRun measured(int tokens, int megabytes, int rounds, String other) throws IOException {
        List<String> args = List.of(Integer.toString(tokens), Integer.toString(rounds), other);
        return new KeptRun(
                JavaProcess.run(JavaProcess.ownJdk(), KeptProbe.class, megabytes, List.of("-Xbatch"), args).stream()
                        .map(line -> Stream.of(line.split(" ", 4))
                                .mapToDouble(Double::parseDouble)
                                .toArray())
                        .toList());
    }

    double bytes() {
        return rounds.get(0)[BYTES];
    }

    double ratio() {
        return Median.of(ratios());
    }

    private List<Double> ratios() {
        return rounds.stream().map(round -> round[NANOS] / round[NANOS_BEFORE]).toList();
    }

    private double median(int figure) {
        return Median.of(rounds.stream().map(round -> round[figure]).toList());
    }

    /** A row of a table of two builds. */
    String row(int tokens) {
        return String.format(
                Locale.ROOT,
                "| %,d | %.2f | %,.0f | %,.0f | %.2f | %s | %,.0f | %,.0f |%n",
                tokens,
                bytes() / rounds.get(0)[BYTES_BEFORE],
                bytes(),
                rounds.get(0)[BYTES_BEFORE],
                ratio(),
                Median.shownSpread(ratios()),
                median(NANOS),
                median(NANOS_BEFORE));
    }

    /** A row of a table of what is not plain. */
    String row(String what) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %,.0f | %,.0f |%n",
                what,
                ratio(),
                Median.shownSpread(ratios()),
                median(NANOS),
                median(NANOS_BEFORE));
    }
}
