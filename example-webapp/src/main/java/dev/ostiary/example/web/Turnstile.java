package dev.ostiary.example.web;

import java.util.concurrent.Semaphore;

/**
 * Lets passwords be checked a few at a time. Checking one is meant to be slow, so whoever sends hundreds at once would keep
 * the processor, and all threads of the server, from everybody else. Thread-safe.
 */
final class Turnstile {
    /** Seconds after which it is worth to try again: about what all who wait take together. */
    static final String RETRY_AFTER = "5";

    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;

    private final Semaphore places;
    private final Semaphore turns;

    Turnstile() {
        this(AT_ONCE, WAITING);
    }

    Turnstile(int atOnce, int waiting) {
        this.places = new Semaphore(atOnce + waiting);
        this.turns = new Semaphore(atOnce, true);
    }

    /** Waits for a turn; where too many wait already, there is none to be had. */
    Turn enter() {
        if (!places.tryAcquire()) {
            return new Turn(false);
        }
        turns.acquireUninterruptibly();
        return new Turn(true);
    }

    boolean isFull() {
        return places.availablePermits() == 0;
    }

    /** Ends when it is closed, once. */
    final class Turn implements AutoCloseable {
        private final boolean granted;

        private Turn(boolean granted) {
            this.granted = granted;
        }

        boolean isGranted() {
            return granted;
        }

        @Override
        public void close() {
            if (granted) {
                turns.release();
                places.release();
            }
        }
    }
}
