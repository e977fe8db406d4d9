package dev.ostiary.benchmarks.server;

import dev.ostiary.benchmarks.Chart;
import dev.ostiary.benchmarks.Median;
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
        StringBuilder text = new StringBuilder("""
                ## Whole requests

                A servlet on Jetty 12.1 (ee11) that writes 17 bytes, behind each guard in a process of its own, asked over loopback by clients that keep
                their connections and send one token again and again. *none* has no guard. *ostiary* finds the token among those it has verified;
                *ostiary without cache* verifies it each time, as Spring Security 7 and pac4j do. Throughput is that of server and clients together on
                the same processors; processor time and bytes are the server's alone. *spread* is that of the throughput beside *none* in the same
                round; that of *none* is of its requests a second.
                """);
        runs.forEach((setup, byGuard) -> {
            text.append(String.format(
                    Locale.ROOT,
                    "%n### %s, %d connection%s%n%n![throughput](docs/benchmarks/%s)%n%n",
                    setup.algorithm().headerName(),
                    setup.connections(),
                    setup.connections() == 1 ? "" : "s",
                    picture(setup)));
            text.append(
                    "| | throughput | spread | requests/s | p50 µs | p99 µs | server CPU µs beyond none | bytes beyond none |\n");
            text.append("|---|---|---|---|---|---|---|---|\n");
            List<Run> none = byGuard.getOrDefault(Guard.NONE, List.of());
            byGuard.forEach((guard, own) -> text.append(row(guard, own, none)));
        });
        return text.toString();
    }

    /** A picture of each setup, by the name of its file. */
    Map<String, String> pictures() {
        Map<String, String> pictures = new LinkedHashMap<>();
        runs.forEach((setup, byGuard) -> {
            Chart chart = new Chart(
                    "Throughput of no guard that is left, " + setup.algorithm().headerName() + ", connections: "
                            + setup.connections(),
                    " %");
            List<Run> none = byGuard.getOrDefault(Guard.NONE, List.of());
            byGuard.forEach((guard, own) -> {
                List<Double> ratios = ratios(own, none);
                chart.add(name(guard), 100 * Median.of(ratios));
            });
            pictures.put(picture(setup), chart.svg());
        });
        return pictures;
    }

    private static String picture(Setup setup) {
        return "load-" + setup.algorithm().name().toLowerCase(Locale.ROOT) + "-" + setup.connections() + ".svg";
    }

    private static String name(Guard guard) {
        return guard.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<Double> ratios(List<Run> own, List<Run> none) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(own.get(round).perSecond() / none.get(round).perSecond());
        }
        return ratios;
    }

    private static String row(Guard guard, List<Run> own, List<Run> none) {
        List<Double> ratios = ratios(own, none);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f %% | %s | %,.0f | %,.0f | %,.0f | %.1f | %,.0f |%n",
                name(guard),
                100 * Median.of(ratios),
                Median.shownSpread(
                        guard == Guard.NONE ? own.stream().map(Run::perSecond).toList() : ratios),
                median(own, Run::perSecond),
                median(own, Run::p50) / 1e3,
                median(own, Run::p99) / 1e3,
                (median(own, Run::cpuNanos) - median(none, Run::cpuNanos)) / 1e3,
                median(own, Run::bytes) - median(none, Run::bytes));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Median.of(runs.stream().map(figure::applyAsDouble).toList());
    }
}
