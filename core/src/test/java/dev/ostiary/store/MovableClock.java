package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of a test, and of every node in it: stands still until it is moved. */
public final class MovableClock implements InstantSource {
    /** Where it stands at first. */
    public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    /** A clock at {@link #START}. */
    public MovableClock() {}

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves on. */
    public void advance(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    /** Moves to a time. */
    public void set(Instant time) {
        now.set(time);
    }

    /** Moves to so long after the start. */
    public void set(Duration sinceStart) {
        now.set(START.plus(sinceStart));
    }
}
