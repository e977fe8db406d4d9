package dev.ostiary.benchmarks;

import java.util.List;

/**
 * What one operation costs.
 *
 * @param nanos of the processor
 * @param bytes allocated
 */
record Cost(double nanos, double bytes) {

    /** The one in the middle, each number for itself: a fork that was disturbed does not count. */
    static Cost median(List<Cost> costs) {
        return new Cost(
                middle(costs.stream().mapToDouble(Cost::nanos).sorted().toArray()),
                middle(costs.stream().mapToDouble(Cost::bytes).sorted().toArray()));
    }

    /** How far the extremes lie apart, as a share of the one in the middle. */
    static double spread(List<Cost> costs) {
        double[] sorted = costs.stream().mapToDouble(Cost::nanos).sorted().toArray();
        return (sorted[sorted.length - 1] - sorted[0]) / middle(sorted);
    }

    private static double middle(double... sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
