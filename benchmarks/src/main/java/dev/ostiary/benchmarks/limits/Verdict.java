package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.Median;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What came of a bound: the figure, or its ratio to the other, in each round, of which the median counts.
 *
 * @param text what is bounded
 * @param figures one or more, one for each round
 * @param most the largest that is allowed
 */
record Verdict(String text, List<Double> figures, double most) {
    Verdict {
        figures = List.copyOf(figures);
    }

    static Verdict of(Bound bound, Rounds rounds) {
        List<Double> own = rounds.figures(bound.measured(), bound.figure());
        List<Double> figures = bound.others().stream()
                .map(other -> rounds.figures(other, bound.figure()))
                .min(Comparator.comparingDouble(Median::of))
                .map(cheapest -> ratios(own, cheapest))
                .orElse(own);
        return new Verdict(bound.text(), figures, bound.most());
    }

    /** Within a round, in which both met the same noise; one that was measured more often has rounds that are left over. */
    private static List<Double> ratios(List<Double> own, List<Double> other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(own.size(), other.size()); round++) {
            ratios.add(own.get(round) / other.get(round));
        }
        return ratios;
    }

    double median() {
        return Median.of(figures);
    }

    /** What could not be measured is not kept. */
    boolean isKept() {
        return median() <= most;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-6s %-68s %8s  at most %8s  spread %s",
                isKept() ? "kept" : "BROKEN",
                text,
                shown(median()),
                shown(most),
                Median.shownSpread(figures));
    }

    private static String shown(double figure) {
        return String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%,.0f", figure);
    }
}
