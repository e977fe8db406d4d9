package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What processes with a growing number of threads did: rounds that were timed, and a last one in which waiting was counted. */
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
                | | threads | throughput | spread | requests/s | processor ns | wall ns | blocked in a million | parked in a million |
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
        List<Visit> one = timed(byThreads.values().iterator().next());
        List<Visit> many = timed(byThreads.getOrDefault(threads, List.of()));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < many.size(); round++) {
            ratios.add(many.get(round).perSecond() / one.get(round).perSecond());
        }
        return ratios;
    }

    private static List<Visit> timed(List<Visit> visits) {
        return visits.subList(0, visits.size() - 1);
    }

    private static String row(String setup, int threads, List<Visit> visits, List<Double> ratios) {
        Visit watched = visits.get(visits.size() - 1);
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
                figure(watched.blockedInAMillion()),
                setup.contains("virtual") ? "–" : figure(watched.parkedInAMillion()));
    }

    private static double median(List<Visit> visits, ToDoubleFunction<Visit> figure) {
        return Median.of(timed(visits).stream().map(figure::applyAsDouble).toList());
    }

    /** None at all is not the same as few. */
    private static String figure(double figure) {
        return figure == 0 ? "0" : String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%,.0f", figure);
    }
}
