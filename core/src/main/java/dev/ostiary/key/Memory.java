package dev.ostiary.key;

import dev.ostiary.encoding.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a {@link RemoteJwks} remembers, and what follows from it at a given time. Immutable.
 *
 * @param snapshot the last good keys; {@code null} before the first
 * @param location where they were, unless an attempt failed since
 * @param attempts how fetching went
 */
record Memory(@Nullable KeySnapshot snapshot, KeyLocation.@Nullable Found location, Attempts attempts) {
    static final Memory EMPTY = new Memory(null, null, Attempts.NONE);

    JwksState stateAt(Instant now) {
        return snapshot == null ? JwksState.EMPTY : snapshot.stateAt(now);
    }

    /**
     * The keys to answer with, if there are any that need not be fetched first.
     *
     * <p>Past their time to live they serve only if there is fresh evidence of an outage. Else they are fetched first, so
     * that a key which left the set stops working on time even where hours pass between two requests.
     */
    Optional<StaticKeys> servingAt(Instant now) {
        JwksState state = stateAt(now);
        if (snapshot == null || state == JwksState.EXPIRED) {
            return Optional.empty();
        }
        return state == JwksState.FRESH || attempts.isOutageAt(now, snapshot.timeToLive())
                ? Optional.of(snapshot.keys())
                : Optional.empty();
    }

    /** Whether a set that does not hold a key proves that the issuer does not have it. */
    boolean isConclusiveAt(Instant now) {
        return stateAt(now) == JwksState.FRESH && !attempts.isFailing();
    }

    /** Whether the keys should be fetched again whether or not one is missing. */
    boolean mayRefreshAt(Instant now) {
        return isDueAt(now) && !(attempts.isFailing() && attempts.isPausedAt(now));
    }

    /** Whether they may be fetched again because one is missing. */
    boolean mayRefetchAt(Instant now) {
        return mayRefreshAt(now) || !attempts.isPausedAt(now);
    }

    private boolean isDueAt(Instant now) {
        return snapshot == null
                || attempts.isFailing()
                || attempts.isAheadOf(now)
                || !now.isBefore(snapshot.refreshFrom());
    }

    /** Whether the keys are what that refresh brought or confirmed. */
    boolean isFrom(Flight flight) {
        return snapshot != null && snapshot.fetchedAt().equals(flight.startedAt());
    }

    /** How long to wait before asking again is of any use; at least a second. */
    Duration retryAfter(Instant now) {
        return mayRefetchAt(now.plus(RetryAfter.LEAST))
                ? RetryAfter.LEAST
                : Duration.between(now, attempts.pauseUntil());
    }

    JwksStatus statusAt(Instant now) {
        Optional<KeySnapshot> known = Optional.ofNullable(snapshot);
        Optional<RefreshResult.Failed> failure = Optional.ofNullable(attempts.failure());
        return new JwksStatus(
                stateAt(now),
                known.map(keys -> keys.keys().keys().size()).orElse(0),
                known.map(KeySnapshot::fetchedAt),
                known.map(KeySnapshot::freshUntil),
                known.map(KeySnapshot::usableUntil),
                Optional.ofNullable(attempts.lastStartedAt()),
                failure.map(RefreshResult.Failed::fault),
                failure.map(RefreshResult.Failed::detail),
                failure.map(RefreshResult.Failed::skipped)
                        .filter(skipped -> !skipped.isEmpty())
                        .or(() -> known.map(KeySnapshot::skipped))
                        .orElse(List.of()));
    }
}
