package dev.ostiary.testkit;

import java.time.Duration;

/** Counts requests as they arrive, and lets a test wait for one. Thread-safe. */
final class RequestCount {
    private int seen;

    synchronized void add() {
        seen++;
        notifyAll();
    }

    synchronized int seen() {
        return seen;
    }

    synchronized void reset() {
        seen = 0;
    }

    /** Whether so many were seen within the limit. */
    synchronized boolean await(int count, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); seen < count && left > 0; left = deadline - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
        return seen >= count;
    }
}
