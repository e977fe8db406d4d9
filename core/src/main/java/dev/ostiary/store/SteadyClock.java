package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of a process whose wall clock may be wrong for a while: begins at the wall clock's time and goes on by the monotonic clock,
 * gaining or losing at most a hundredth to come nearer to the wall clock.
 *
 * <p>A wall clock that has been ahead for an hour is taken for right: the process was suspended, or the clock was wrong before.
 *
 * <p>A wall clock that jumps ahead lets nothing expire early. Nothing expires either that the wall clock says is not over yet, so one that was
 * ahead at the start and is corrected lets entries live longer. Thread-safe.
 */
final class SteadyClock implements StoreTime {
    /** Enough for clocks that drift apart, and too little for any jump to be felt. */
    private static final long LARGEST_PART = 100;

    private static final Duration AHEAD_FOR_GOOD = Duration.ofHours(1);

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private long lastNanos;
    private Duration ahead = Duration.ZERO;
    private Instant steady;

    SteadyClock(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        this.lastNanos = startNanos;
        this.steady = wall.instant();
    }

    /** The earlier of both clocks: wrong in neither case for what must not expire early. */
    @Override
    public Instant instant() {
        Instant byWall = wall.instant();
        Instant bySteady = told();
        return byWall.isBefore(bySteady) ? byWall : bySteady;
    }

    /** Never goes back. */
    @Override
    public synchronized Instant told() {
        long nanos = nanoTime.getAsLong();
        Duration since = Duration.ofNanos(Math.max(0, nanos - lastNanos));
        Instant expected = steady.plus(since);
        Duration gap = Duration.between(expected, wall.instant());
        Duration most = since.dividedBy(LARGEST_PART);
        ahead = gap.compareTo(most) > 0 ? ahead.plus(since) : Duration.ZERO;
        steady = expected.plus(ahead.compareTo(AHEAD_FOR_GOOD) > 0 ? gap : within(gap, most));
        lastNanos = nanos;
        return steady;
    }

    @Override
    public Duration passed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
    }

    private static Duration within(Duration gap, Duration most) {
        if (gap.abs().compareTo(most) <= 0) {
            return gap;
        }
        return gap.isNegative() ? most.negated() : most;
    }
}
