package dev.ostiary.benchmarks.server;

import dev.ostiary.key.JwsAlgorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Rounds of all guards, and their medians as ratios to no guard. */
final class LoadTable {
    private record Setup(JwsAlgorithm algorithm, int connections) {}

    private final Map<Setup, Map<Guard, List<Run>>> runs = new LinkedHashMap<>();

    void add(JwsAlgorithm algorithm, int connections, Guard guard, Run run) {
        runs.computeIfAbsent(new Setup(algorithm, connections), setup -> new LinkedHashMap<>())
                .computeIfAbsent(guard, first -> new ArrayList<>())
                .add(run);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        runs.forEach((setup, byGuard) -> {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s, %d connection%s%n%n",
                    setup.algorithm().headerName(),
                    setup.connections(),
                    setup.connections() == 1 ? "" : "s"));
            text.append(
                    "| | throughput | spread | requests/s | p50 µs | p99 µs | server CPU µs beyond none | bytes beyond none |\n");
            text.append("|---|---|---|---|---|---|---|---|\n");
            List<Run> none = byGuard.getOrDefault(Guard.NONE, List.of());
            byGuard.forEach((guard, own) -> text.append(row(guard, own, none)));
        });
        return text.toString();
    }

    private static String row(Guard guard, List<Run> own, List<Run> none) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(own.get(round).perSecond() / none.get(round).perSecond());
        }
        ratios.sort(null);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f %% | %.1f to %.1f %% | %,.0f | %,.0f | %,.0f | %.1f | %,.0f |%n",
                guard.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                100 * ratios.get(ratios.size() / 2),
                100 * ratios.get(0),
                100 * ratios.get(ratios.size() - 1),
                median(own, Run::perSecond),
                median(own, Run::p50) / 1e3,
                median(own, Run::p99) / 1e3,
                (median(own, Run::cpuNanos) - median(none, Run::cpuNanos)) / 1e3,
                median(own, Run::bytes) - median(none, Run::bytes));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        double[] figures = runs.stream().mapToDouble(figure).sorted().toArray();
        return figures[figures.length / 2];
    }
}
