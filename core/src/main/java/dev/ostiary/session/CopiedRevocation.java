package dev.ostiary.session;

import dev.ostiary.store.Revocation;
import java.time.Duration;
import java.time.Instant;

/**
 * A revocation in a node's copy. Immutable.
 *
 * @param revocation as the store has it
 * @param endNanos when its time is over, by this node's monotonic clock
 */
record CopiedRevocation(Revocation revocation, long endNanos) {
    /** What lasts longer outlives the process; nanoseconds count no further than 292 years. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** @param remaining how long it counts from now on, by the store's clock; less than nothing where that has expired */
    static CopiedRevocation of(Revocation revocation, Duration remaining, long nanos) {
        Duration bounded = remaining.compareTo(LONGEST) > 0 ? LONGEST : remaining;
        return new CopiedRevocation(revocation, nanos + (bounded.isNegative() ? 0 : bounded.toNanos()));
    }

    CopiedRevocation and(CopiedRevocation other) {
        return new CopiedRevocation(
                revocation.and(other.revocation), endNanos - other.endNanos > 0 ? endNanos : other.endNanos);
    }

    /** Whether it is over by both clocks, this node's wall clock and the time that has passed since the store told it. */
    boolean isOver(long nanos, Instant byWall) {
        return nanos - endNanos >= 0 && !revocation.until().isAfter(byWall);
    }
}
