package dev.ostiary.benchmarks.scale;

import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What some threads did at the same time.
 *
 * @param threads how many
 * @param operations of all of them
 * @param nanos how long it took
 * @param processorNanos of the whole process
 * @param blocked how often one waited for a monitor
 * @param parked how often one waited otherwise
 */
record Visit(long threads, long operations, long nanos, long processorNanos, long blocked, long parked) {

    double perSecond() {
        return operations * 1e9 / nanos;
    }

    /** As the thread sees it that does it. */
    double wallNanos() {
        return (double) nanos * threads / operations;
    }

    double processorNanosEach() {
        return (double) processorNanos / operations;
    }

    double blockedInAMillion() {
        return blocked * 1e6 / operations;
    }

    double parkedInAMillion() {
        return parked * 1e6 / operations;
    }

    Visit withBlocked(long counted) {
        return new Visit(threads, operations, nanos, processorNanos, counted, parked);
    }

    String line() {
        return LongStream.of(threads, operations, nanos, processorNanos, blocked, parked)
                .mapToObj(figure -> String.format(Locale.ROOT, "%d", figure))
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }

    static Visit parse(String line) {
        long[] figures =
                Stream.of(line.split(" ", 6)).mapToLong(Long::parseLong).toArray();
        return new Visit(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
    }
}
