package dev.ostiary.benchmarks.scale;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What some threads did at the same time.
 *
 * @param threads how many
 * @param operations of all of them
 * @param nanos how long it took
 * @param processorNanos of the whole process
 * @param blocked how often one waited for a lock; not counted of virtual threads
 * @param looks how often one was looked at
 * @param waiting how often it was found waiting then
 */
record Visit(long threads, long operations, long nanos, long processorNanos, long blocked, long looks, long waiting) {

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

    String line() {
        return LongStream.of(threads, operations, nanos, processorNanos, blocked, looks, waiting)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    static Visit parse(String line) {
        long[] figures =
                Stream.of(line.split(" ", 7)).mapToLong(Long::parseLong).toArray();
        return new Visit(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);
    }
}
