package dev.ostiary.key;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the attempts to refresh that have ended. Immutable.
 *
 * @param lastStartedAt when the last one began; {@code null} where there was none
 * @param failure why it failed; {@code null} if it did not
 * @param failures how many in a row failed
 * @param pauseUntil after failures, no attempt before that; after a success, none for an unknown key alone
 */
record Attempts(
        @Nullable Instant lastStartedAt, RefreshResult.@Nullable Failed failure, int failures, Instant pauseUntil) {
    static final Attempts NONE = new Attempts(null, null, 0, Instant.MIN);

    private static final Duration LEAST_EVIDENCE = Duration.ofMinutes(1);

    /** No correction of a clock that keeps time is as large, and no two threads read it so far apart. */
    private static final Duration SET_BACK = Duration.ofMinutes(1);

    Attempts succeeded(Instant startedAt, Instant newPauseUntil) {
        return new Attempts(startedAt, null, 0, newPauseUntil);
    }

    Attempts failed(Instant startedAt, RefreshResult.Failed newFailure, Instant newPauseUntil) {
        return new Attempts(startedAt, newFailure, failures + 1, newPauseUntil);
    }

    boolean isFailing() {
        return failures > 0;
    }

    /**
     * Whether there is fresh evidence of an outage: a failure that is not older than its pause and one time to live, or a
     * minute where that is more, which gives the next attempt the time to end.
     */
    boolean isOutageAt(Instant now, Duration timeToLive) {
        Duration conclusiveFor = timeToLive.compareTo(LEAST_EVIDENCE) > 0 ? timeToLive : LEAST_EVIDENCE;
        return isFailing() && now.isBefore(pauseUntil.plus(conclusiveFor));
    }

    boolean isPausedAt(Instant now) {
        return now.isBefore(pauseUntil) && !isAheadOf(now);
    }

    /** A clock that was set back must not stop attempts until it is back where it was. */
    boolean isAheadOf(Instant now) {
        return lastStartedAt != null && now.plus(SET_BACK).isBefore(lastStartedAt);
    }
}
