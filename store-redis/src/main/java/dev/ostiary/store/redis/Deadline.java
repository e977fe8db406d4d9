package dev.ostiary.store.redis;

import dev.ostiary.store.StoreUnavailableException;
import java.time.Duration;

/**
 * By when a call has to be done. Immutable.
 *
 * @param nanos by the counter of {@link System#nanoTime}
 */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** In the middle of what is left, so that there is some for another attempt. */
    Deadline half() {
        long now = System.nanoTime();
        return new Deadline(now + (nanos - now) / 2);
    }

    /**
     * What is left, for a socket, to which 0 would mean for ever.
     *
     * @return 1 or more
     * @throws StoreUnavailableException where nothing is left
     */
    int millisLeft() {
        long left = (nanos - System.nanoTime()) / 1_000_000;
        if (left < 1) {
            throw new StoreUnavailableException("Redis did not answer in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
