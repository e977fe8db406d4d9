package dev.ostiary.servlet.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Counts by series, without a lock. Thread-safe.
 *
 * <p>Series come from the configuration, so there are only so many; where that is still too many, those that come late are
 * merged.
 */
final class SeriesCounter<K> {
    /** About how many series are kept apart; parallel requests may add a few more. */
    static final int MAX_SERIES = 2_000;

    private final ConcurrentMap<K, LongAdder> counts = new ConcurrentHashMap<>();
    private final UnaryOperator<K> merged;

    /** @param merged makes few of many series */
    SeriesCounter(UnaryOperator<K> merged) {
        this.merged = merged;
    }

    void count(K series) {
        LongAdder known = counts.get(series);
        (known == null ? added(series) : known).increment();
    }

    Map<K, Long> counts() {
        return counts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    private LongAdder added(K series) {
        K kept = counts.size() < MAX_SERIES ? series : merged.apply(series);
        return counts.computeIfAbsent(kept, first -> new LongAdder());
    }
}
