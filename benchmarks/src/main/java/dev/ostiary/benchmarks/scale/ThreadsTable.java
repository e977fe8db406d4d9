package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What processes with a growing number of threads did, round by round. */
final class ThreadsTable {
    private final Map<String, Map<Integer, List<Visit>>> setups = new LinkedHashMap<>();

    void add(String setup, List<Visit> visits) {
        Map<Integer, List<Visit>> byThreads = setups.computeIfAbsent(setup, first -> new TreeMap<>());
        for (Visit visit : visits) {
            byThreads
                    .computeIfAbsent((int) visit.threads(), first -> new ArrayList<>())
                    .add(visit);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                | | threads | throughput | spread | requests/s | processor ns | wall ns | waited | seen waiting |
                |---|---|---|---|---|---|---|---|---|
                """);
        setups.forEach((setup, byThreads) -> byThreads.forEach(
                (threads, visits) -> text.append(row(setup, threads, visits, ratios(byThreads, threads)))));
        return text.toString();
    }

    /** The throughput beside that of one thread, in the median of the rounds, by setup and threads. */
    Map<String, Map<Integer, Double>> ratios() {
        Map<String, Map<Integer, Double>> ratios = new LinkedHashMap<>();
        setups.forEach((setup, byThreads) -> {
            Map<Integer, Double> medians = new TreeMap<>();
            byThreads.keySet().forEach(threads -> medians.put(threads, Median.of(ratios(byThreads, threads))));
            ratios.put(setup, medians);
        });
        return ratios;
    }

    private static List<Double> ratios(Map<Integer, List<Visit>> byThreads, int threads) {
        List<Visit> one = byThreads.values().iterator().next();
        List<Visit> many = byThreads.getOrDefault(threads, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < many.size(); round++) {
            ratios.add(many.get(round).perSecond() / one.get(round).perSecond());
        }
        return ratios;
    }

    private static String row(String setup, int threads, List<Visit> visits, List<Double> ratios) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %s | %,.0f | %,.0f | %,.0f | %s | %s |%n",
                setup,
                threads,
                Median.of(ratios),
                Median.shownSpread(ratios),
                median(visits, Visit::perSecond),
                median(visits, Visit::processorNanosEach),
                median(visits, Visit::wallNanos),
                setup.contains("virtual") ? "–" : String.format(Locale.ROOT, "%,d", sum(visits, Visit::blocked)),
                String.format(Locale.ROOT, "%,d of %,d", sum(visits, Visit::waiting), sum(visits, Visit::looks)));
    }

    private static double median(List<Visit> visits, ToDoubleFunction<Visit> figure) {
        return Median.of(visits.stream().map(figure::applyAsDouble).toList());
    }

    private static long sum(List<Visit> visits, ToLongFunction<Visit> figure) {
        return visits.stream().mapToLong(figure).sum();
    }
}
