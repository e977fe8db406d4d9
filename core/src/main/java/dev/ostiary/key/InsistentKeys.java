package dev.ostiary.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are fetched once more for an unknown {@code kid} even where they were fetched a moment ago, at most once in five seconds: for
 * tokens that come once, and from somebody who has just changed keys. Thread-safe.
 */
final class InsistentKeys implements KeySource {
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(5);

    private final RemoteJwks keys;
    private final Duration most;
    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

    InsistentKeys(RemoteJwks keys, Duration most) {
        this.keys = keys;
        this.most = most;
    }

    @Override
    public KeyLookup find(KeyQuery query) {
        KeyLookup lookup = keys.findWithin(query, most);
        return lookup instanceof KeyLookup.Unknown && mayInsist() ? keys.findAnew(query, most) : lookup;
    }

    /** True for one caller in five seconds; a clock that was set back does not keep anybody waiting. */
    private boolean mayInsist() {
        Instant now = keys.now();
        Instant before = last.get();
        boolean paused = before != null && !now.isBefore(before) && now.isBefore(before.plus(LEAST_BETWEEN));
        return !paused && last.compareAndSet(before, now);
    }

    @Override
    public KeyLookup findOthers(KeyQuery query, KeyLookup.Found tried) {
        return keys.findOthers(query, tried);
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return keys.algorithms();
    }

    @Override
    public Set<JwsAlgorithm> usualAlgorithms() {
        return keys.usualAlgorithms();
    }
}
