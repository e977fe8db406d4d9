package dev.ostiary.key;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the next attempt may begin. After failures the pause grows to 30 seconds, and is spread at random, so that many
 * instances do not come back at the same moment to a server that has just recovered.
 *
 * <p>Used by one thread at a time, since the source of randomness need not be thread-safe.
 */
public final class RetrySchedule {
    private static final long LEAST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 30_000;
    private static final int FAILURES_UNTIL_MOST = 6;

    private final Duration refetchInterval;
    private final RandomGenerator random;

    /**
     * Takes its source of randomness.
     *
     * @param refetchInterval the pause after a success
     * @param random spreads the attempts
     */
    public RetrySchedule(Duration refetchInterval, RandomGenerator random) {
        this.refetchInterval = refetchInterval;
        this.random = random;
    }

    /** Counted from the beginning of the fetch, whatever it brought. */
    Instant afterSuccess(Instant startedAt) {
        return startedAt.plus(refetchInterval);
    }

    /**
     * After a failure: between 1 second and the least of 30 seconds and 2 to the power of failures - 1 seconds.
     *
     * @param failures how many there were in a row, at least 1
     * @param endedAt when the last one ended
     * @return from when on to try again
     */
    public Instant afterFailure(int failures, Instant endedAt) {
        long most = failures < FAILURES_UNTIL_MOST ? LEAST_MILLIS << (failures - 1) : MOST_MILLIS;
        return endedAt.plusMillis(random.nextLong(LEAST_MILLIS, most + 1));
    }
}
