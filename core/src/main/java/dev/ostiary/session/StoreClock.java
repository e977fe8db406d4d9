package dev.ostiary.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time that all nodes of a store share: what the store's clock said last, and what has passed since by this node's monotonic clock. So
 * tokens are issued and verified alike on nodes whose own clocks differ, and a clock that jumps is not noticed. Before the store has answered,
 * this node's clock. Thread-safe.
 */
final class StoreClock implements InstantSource {
    private record Known(Instant storeTime, long asOfNanos) {}

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private volatile @Nullable Known known;

    StoreClock(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
    }

    @Override
    public Instant instant() {
        Known last = known;
        return last == null ? wall.instant() : last.storeTime().plusNanos(nanoTime.getAsLong() - last.asOfNanos());
    }

    /** @param asOfNanos what the monotonic clock said before the store was asked */
    void learned(Instant storeTime, long asOfNanos) {
        known = new Known(storeTime, asOfNanos);
    }

    /** How long it is until a time by this clock. */
    Duration until(Instant time) {
        return Duration.between(instant(), time);
    }
}
