package dev.ostiary.session;

import dev.ostiary.store.Rotation;
import dev.ostiary.store.TokenCopy;
import java.time.Instant;

/**
 * What the onlooker knows of the first time that a token was seen.
 *
 * @param at when the store was told
 * @param earliest when the copy was given that was seen; of several that were told at once, the first
 * @param latest likewise, the last
 */
record SimulatedArrival(Instant at, Instant earliest, Instant latest) {
    static SimulatedArrival of(Instant at, Instant given) {
        return new SimulatedArrival(at, given, given);
    }

    /** Of what is told at once, nobody knows which the store takes for the first. */
    SimulatedArrival withAnother(SimulatedArrival later) {
        return later.at.equals(at)
                ? new SimulatedArrival(
                        at,
                        earliest.isBefore(later.earliest) ? earliest : later.earliest,
                        latest.isAfter(later.latest) ? latest : later.latest)
                : this;
    }

    /** Whether whoever comes with the token before may be taken for a thief. */
    boolean looksLate(Instant now) {
        return isAfterTheGrace(now) || isApart(earliest, now);
    }

    /** Whether he must be. */
    boolean isLate(Instant now) {
        return isAfterTheGrace(now) || isApart(latest, now);
    }

    private boolean isAfterTheGrace(Instant now) {
        return !now.isBefore(at.plus(Rotation.GRACE));
    }

    private static boolean isApart(Instant given, Instant now) {
        return !now.isBefore(given.plus(TokenCopy.APART));
    }
}
