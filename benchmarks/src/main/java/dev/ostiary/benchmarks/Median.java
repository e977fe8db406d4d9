package dev.ostiary.benchmarks;

import java.util.Collection;
import java.util.Locale;

/** The figure in the middle, which the disturbed ones do not move, and how far the others lie from it. */
public final class Median {
    private Median() {}

    /**
     * The one in the middle, or the mean of the two that are.
     *
     * @param figures one or more
     * @return their median
     */
    public static double of(Collection<Double> figures) {
        double[] sorted = sorted(figures);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /**
     * How far the extremes lie apart, as a share of the one in the middle.
     *
     * @param figures one or more
     * @return 0 for one alone
     */
    public static double spread(Collection<Double> figures) {
        double[] sorted = sorted(figures);
        return (sorted[sorted.length - 1] - sorted[0]) / of(figures);
    }

    /**
     * The spread as it stands in a table.
     *
     * @param figures one or more
     * @return in percent; a dash for one alone, of which nothing is known, and beside nothing
     */
    public static String shownSpread(Collection<Double> figures) {
        return figures.size() < 2 || of(figures) == 0
                ? "–"
                : String.format(Locale.ROOT, "%.0f %%", 100 * spread(figures));
    }

    private static double[] sorted(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("figures: none were measured");
        }
        return figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
