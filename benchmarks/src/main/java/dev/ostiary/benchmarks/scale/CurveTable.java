package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Cost;
import dev.ostiary.benchmarks.LineChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The costs of a {@link Curve} as a table, a row for each size, and as a picture. */
final class CurveTable {
    /** Below, what a cache takes when it is empty weighs too much. */
    private static final int LEAST_RETAINED = 1_000;

    private final Curve curve;
    private final Map<String, Map<Integer, List<Cost>>> lines = new LinkedHashMap<>();

    CurveTable(Curve curve) {
        this.curve = curve;
    }

    void add(String line, int size, List<Cost> costs) {
        lines.computeIfAbsent(line, first -> new TreeMap<>()).put(size, costs);
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "### %s%n%n![%s](docs/benchmarks/%s)%n%n%s%n%n| %s |",
                curve.title(),
                curve.title(),
                curve.picture(),
                curve.text().strip(),
                curve.counted()));
        StringBuilder rule = new StringBuilder("|---|");
        lines.forEach((line, points) -> {
            text.append(' ').append(line).append(" ns | × first | spread | bytes |");
            rule.append("---|---|---|---|");
            if (isRetaining(points)) {
                text.append(" heap bytes an entry |");
                rule.append("---|");
            }
        });
        text.append('\n').append(rule).append('\n');
        TreeSet<Integer> sizes = new TreeSet<>();
        lines.values().forEach(points -> sizes.addAll(points.keySet()));
        sizes.forEach(size -> text.append(row(size)));
        return text.toString();
    }

    private String row(int size) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %,d |", size));
        lines.values().forEach(points -> {
            List<Cost> costs = points.get(size);
            String retained = isRetaining(points) ? " – |" : "";
            row.append(costs == null ? " – | – | – | – |" + retained : cells(points, size, costs));
        });
        return row.append('\n').toString();
    }

    private static String cells(Map<Integer, List<Cost>> points, int size, List<Cost> costs) {
        Cost cost = Cost.median(costs);
        double first = Cost.median(points.values().iterator().next()).nanos();
        String cells = String.format(
                Locale.ROOT,
                " %,.0f | %.2f | %s | %,.0f |",
                cost.nanos(),
                cost.nanos() / first,
                Cost.shownSpread(costs),
                cost.bytes());
        if (!isRetaining(points)) {
            return cells;
        }
        return cells + (size < LEAST_RETAINED ? " – |" : String.format(Locale.ROOT, " %,.0f |", cost.retained()));
    }

    private static boolean isRetaining(Map<Integer, List<Cost>> points) {
        return points.values().stream().flatMap(List::stream).anyMatch(cost -> !Double.isNaN(cost.retained()));
    }

    String picture() {
        LineChart chart = new LineChart(curve.title(), curve.counted(), "processor time, ns");
        lines.forEach((line, points) -> {
            Map<Integer, Double> medians = new TreeMap<>();
            points.forEach((size, costs) -> medians.put(size, Cost.median(costs).nanos()));
            chart.add(line, medians);
        });
        return chart.svg();
    }
}
