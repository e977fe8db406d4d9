package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table in Markdown for each algorithm. */
final class Table {
    private final Map<Case, List<Cost>> measured = new LinkedHashMap<>();

    void add(Case one, Cost cost) {
        measured.computeIfAbsent(one, first -> new ArrayList<>()).add(cost);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        measured.keySet().stream().map(Case::algorithm).distinct().forEach(algorithm -> append(text, algorithm));
        return text.toString();
    }

    private void append(StringBuilder text, JwsAlgorithm algorithm) {
        List<Cost> limit = measured.getOrDefault(new Case(algorithm, Stack.LIMIT), List.of());
        double unit = limit.isEmpty() ? Double.NaN : Cost.median(limit).nanos();
        text.append(String.format(
                Locale.ROOT,
                "%n%s, %s, ratio to the limit%n%n| | ratio | ns | spread | bytes |%n|---|---|---|---|---|%n",
                algorithm.headerName(),
                "JDK " + Runtime.version().feature()));
        measured.forEach((one, costs) -> {
            if (one.algorithm() == algorithm) {
                Cost cost = Cost.median(costs);
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %,.0f | %.0f %% | %,.0f |%n",
                        one.stack().name().toLowerCase(Locale.ROOT),
                        cost.nanos() / unit,
                        cost.nanos(),
                        100 * Cost.spread(costs),
                        cost.bytes()));
            }
        });
    }
}
