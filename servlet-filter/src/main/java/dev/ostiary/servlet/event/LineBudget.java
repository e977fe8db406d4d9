package dev.ostiary.servlet.event;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many lines may be written: a token bucket, so that a flood of requests does not become a flood of lines. Thread-safe;
 * when the clock goes back, time is counted from there on.
 */
final class LineBudget {
    private final int burst;
    private final long millisPerLine;
    private final InstantSource clock;
    private final AtomicReference<Bucket> bucket;

    /**
     * @param burst how many lines at once, and so the most that are ever saved up
     * @param perLine how long it takes until one more may be written, in whole milliseconds
     */
    LineBudget(int burst, Duration perLine, InstantSource clock) {
        this.burst = burst;
        this.millisPerLine = perLine.toMillis();
        this.clock = clock;
        this.bucket = new AtomicReference<>(new Bucket(burst, clock.millis(), 0));
    }

    /** How many lines were held back before this one, if it may be written; empty when it is held back itself. */
    OptionalLong take() {
        long now = clock.millis();
        while (true) {
            Bucket current = Objects.requireNonNull(bucket.get(), "there is always one");
            Bucket filled = filled(current, now);
            if (bucket.compareAndSet(current, filled.taken())) {
                return filled.lines() > 0 ? OptionalLong.of(filled.heldBack()) : OptionalLong.empty();
            }
        }
    }

    /** How many lines are held back and not told of yet; they count as told of then. */
    long drain() {
        return bucket.getAndUpdate(current -> new Bucket(current.lines(), current.filledAt(), 0))
                .heldBack();
    }

    private Bucket filled(Bucket current, long now) {
        long earned = (now - current.filledAt()) / millisPerLine;
        if (now < current.filledAt() || earned >= burst - current.lines()) {
            return new Bucket(now < current.filledAt() ? current.lines() : burst, now, current.heldBack());
        }
        return earned == 0
                ? current
                : new Bucket(
                        current.lines() + (int) earned,
                        current.filledAt() + earned * millisPerLine,
                        current.heldBack());
    }

    private record Bucket(int lines, long filledAt, long heldBack) {
        Bucket taken() {
            return lines > 0 ? new Bucket(lines - 1, filledAt, 0) : new Bucket(0, filledAt, heldBack + 1);
        }
    }
}
