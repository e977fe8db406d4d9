package dev.ostiary.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * One direction of a picture: where a figure lies in it. Immutable.
 *
 * @param label what is counted
 * @param from where it begins
 * @param to where it ends
 * @param isLogarithmic whether equal ratios lie equally far apart, instead of equal differences
 * @param ticks the figures that are written beside it
 */
record Axis(String label, double from, double to, boolean isLogarithmic, List<Double> ticks) {
    /** A wider range than this would press all but the largest figures into one line. */
    private static final double WIDEST_LINEAR = 20;

    private static final int LEAST_TICKS = 4;

    /** An axis whose ticks are the figures themselves. */
    static Axis of(String label, Collection<Double> figures) {
        List<Double> ticks = figures.stream().distinct().sorted().toList();
        boolean logarithmic = isWide(ticks);
        double last = ticks.get(ticks.size() - 1);
        return new Axis(label, logarithmic ? ticks.get(0) : 0, last, logarithmic, ticks);
    }

    /** An axis with round figures as ticks, which covers the figures. */
    static Axis round(String label, Collection<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        List<Double> ticks = isWide(sorted) ? powers(sorted) : steps(Collections.max(sorted));
        return new Axis(label, ticks.get(0), ticks.get(ticks.size() - 1), isWide(sorted), ticks);
    }

    /** From 0, where the axis begins, to 1, where it ends. */
    double position(double figure) {
        if (from == to) {
            return 0.5;
        }
        return isLogarithmic
                ? (Math.log(figure) - Math.log(from)) / (Math.log(to) - Math.log(from))
                : (figure - from) / (to - from);
    }

    private static boolean isWide(List<Double> sorted) {
        double least = sorted.get(0);
        return least > 0 && sorted.get(sorted.size() - 1) / least > WIDEST_LINEAR;
    }

    private static List<Double> powers(List<Double> sorted) {
        int first = (int) Math.floor(Math.log10(sorted.get(0)));
        int last = (int) Math.ceil(Math.log10(sorted.get(sorted.size() - 1)));
        List<Double> ticks = new ArrayList<>();
        for (int power = first; power <= last; power++) {
            ticks.add(Math.pow(10, power));
        }
        return ticks;
    }

    private static List<Double> steps(double largest) {
        double step = step(Math.max(largest, 1e-9));
        List<Double> ticks = new ArrayList<>(List.of(0.0));
        while (ticks.get(ticks.size() - 1) < largest) {
            ticks.add(ticks.size() * step);
        }
        return ticks;
    }

    /** 1, 2 or 5 with zeros, so that there are four to ten of them. */
    private static double step(double largest) {
        double power = Math.pow(10, Math.floor(Math.log10(largest / LEAST_TICKS)));
        for (double factor : new double[] {5, 2}) {
            if (largest / (factor * power) >= LEAST_TICKS) {
                return factor * power;
            }
        }
        return power;
    }
}
