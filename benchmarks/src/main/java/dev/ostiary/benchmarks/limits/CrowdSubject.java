package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.scale.Scale;
import java.util.Map;

/**
 * Threads that send requests with known tokens to one filter at the same time.
 *
 * @param threads how many
 */
record CrowdSubject(int threads) implements Subject {
    @Override
    public Meter open(boolean brief) {
        return () -> Map.of(Figure.WAITS, Scale.waitsInAMillion(threads, brief));
    }
}
