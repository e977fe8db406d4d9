package dev.ostiary.key;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The places of those who wait for a refresh while there are keys that serve all others: few, and not for long. Whoever invents keys would
 * hold every thread of a server else, as long as the key server takes. Thread-safe.
 */
final class WaitingPlaces {
    /** How many requests wait at once. */
    static final int COUNT = 4;

    /** How long each of them waits at most: nearly every key server has answered by then. */
    static final Duration BRIEFLY = Duration.ofMillis(500);

    private final Semaphore places = new Semaphore(COUNT);
    private final Duration patience;

    WaitingPlaces(Duration patience) {
        this.patience = patience;
    }

    /** Whether the refresh has ended with a result; at once false where no place is free. An interrupt ends the wait, and the thread stays marked. */
    boolean await(Flight flight) {
        if (flight.hasLanded()) {
            return flight.await(Duration.ZERO);
        }
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return flight.await(patience);
        } finally {
            places.release();
        }
    }

    int free() {
        return places.availablePermits();
    }
}
