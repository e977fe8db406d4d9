package dev.ostiary.example.web;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** Counts what has happened since the start, for the admin page. Thread-safe. */
final class Activity {
    private final Instant startedAt;
    private final LongAdder granted = new LongAdder();
    private final LongAdder refused = new LongAdder();

    Activity(Instant startedAt) {
        this.startedAt = startedAt;
    }

    void signIn(boolean success) {
        (success ? granted : refused).increment();
    }

    Instant startedAt() {
        return startedAt;
    }

    long signIns() {
        return granted.sum();
    }

    long refusedSignIns() {
        return refused.sum();
    }
}
