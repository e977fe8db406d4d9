package dev.ostiary.verify;

import java.time.Instant;

/**
 * A span of time in whole milliseconds since 1970, as a clock tells them that leaves out what is less. It never reaches beyond the
 * instants that it was made of: where these have fractions of a millisecond, it is shorter.
 *
 * @param from belongs to it
 * @param until belongs to it no more
 */
record TimeSpan(long from, long until) {
    static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final int NANOS_A_MILLISECOND = 1_000_000;

    /** All from that instant on, itself included. */
    static TimeSpan from(Instant first) {
        return new TimeSpan(first.plusNanos(NANOS_A_MILLISECOND - 1).toEpochMilli(), Long.MAX_VALUE);
    }

    /** All before that instant, itself excluded. */
    static TimeSpan before(Instant end) {
        return new TimeSpan(Long.MIN_VALUE, end.toEpochMilli());
    }

    /** What belongs to both. */
    TimeSpan and(TimeSpan other) {
        return new TimeSpan(Math.max(from, other.from), Math.min(until, other.until));
    }
}
