package dev.ostiary.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one operation costs.
 *
 * @param nanos of the processor
 * @param bytes allocated
 * @param retained bytes of heap that an entry keeps; not a number where nothing is kept
 */
public record Cost(double nanos, double bytes, double retained) {

    /**
     * The one in the middle, each number for itself: a fork that was disturbed does not count.
     *
     * @param costs one or more
     * @return their median
     */
    public static Cost median(List<Cost> costs) {
        return new Cost(middle(costs, Cost::nanos), middle(costs, Cost::bytes), middle(costs, Cost::retained));
    }

    /**
     * How far the extremes lie apart, as a share of the one in the middle.
     *
     * @param costs one or more
     * @return 0 for one alone, which says nothing
     */
    public static double spread(List<Cost> costs) {
        return Median.spread(costs.stream().map(Cost::nanos).toList());
    }

    /**
     * The spread as it stands in a table.
     *
     * @param costs one or more
     * @return a dash for one alone
     */
    public static String shownSpread(List<Cost> costs) {
        return Median.shownSpread(costs.stream().map(Cost::nanos).toList());
    }

    private static double middle(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        return Median.of(costs.stream().map(figure::applyAsDouble).toList());
    }
}
