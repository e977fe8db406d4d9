package dev.ostiary.servlet.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Counts requests by their series, without a lock. Thread-safe.
 *
 * <p>Series come from the configuration, so there are only so many; where that is still too many, those that come late are
 * counted without their rule and issuer.
 */
final class RequestCounter {
    /** About how many series are kept apart; parallel requests may add a few more. */
    static final int MAX_SERIES = 2_000;

    private final ConcurrentMap<AuthSeries, LongAdder> counts = new ConcurrentHashMap<>();

    void count(AuthSeries series) {
        LongAdder known = counts.get(series);
        (known == null ? added(series) : known).increment();
    }

    Map<AuthSeries, Long> counts() {
        return counts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    private LongAdder added(AuthSeries series) {
        AuthSeries kept = counts.size() < MAX_SERIES ? series : series.merged();
        return counts.computeIfAbsent(kept, first -> new LongAdder());
    }
}
