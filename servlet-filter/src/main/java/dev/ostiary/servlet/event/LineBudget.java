package dev.ostiary.servlet.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many lines may be written: a token bucket, so that a flood of requests does not become a flood of lines. Thread-safe;
 * when the clock goes back, time is counted from there on.
 */
final class LineBudget {
    private final int burst;
    private final Duration perLine;
    private final InstantSource clock;
    private final AtomicReference<Bucket> bucket;

    /**
     * @param burst how many lines at once, and so the most that are ever saved up
     * @param perLine how long it takes until one more may be written
     */
    LineBudget(int burst, Duration perLine, InstantSource clock) {
        this.burst = burst;
        this.perLine = perLine;
        this.clock = clock;
        this.bucket = new AtomicReference<>(new Bucket(burst, clock.instant(), 0));
    }

    /** How many lines were held back before this one, if it may be written; empty when it is held back itself. */
    OptionalLong take() {
        Instant now = clock.instant();
        Bucket before = bucket.getAndUpdate(current -> filled(current, now).taken());
        return filled(before, now).lines() > 0 ? OptionalLong.of(before.heldBack()) : OptionalLong.empty();
    }

    /** How many lines are held back and not told of yet; they count as told of then. */
    long drain() {
        return bucket.getAndUpdate(current -> new Bucket(current.lines(), current.filledAt(), 0))
                .heldBack();
    }

    private Bucket filled(Bucket current, Instant now) {
        long earned = Duration.between(current.filledAt(), now).dividedBy(perLine);
        if (now.isBefore(current.filledAt())) {
            return new Bucket(current.lines(), now, current.heldBack());
        }
        return earned >= burst - current.lines()
                ? new Bucket(burst, now, current.heldBack())
                : new Bucket(
                        current.lines() + (int) earned,
                        current.filledAt().plus(perLine.multipliedBy(earned)),
                        current.heldBack());
    }

    private record Bucket(int lines, Instant filledAt, long heldBack) {
        Bucket taken() {
            return lines > 0 ? new Bucket(lines - 1, filledAt, 0) : new Bucket(0, filledAt, heldBack + 1);
        }
    }
}
