package dev.ostiary.verify;

import java.time.Instant;

/**
 * A span of time in milliseconds since 1970, as {@link java.time.InstantSource#millis()} tells them. It lies within the instants that it
 * was made of, two milliseconds away from them: a clock cuts what is less than a millisecond, and {@code Clock.offset} that of its
 * offset, too.
 *
 * @param from belongs to it
 * @param until belongs to it no more
 */
record TimeSpan(long from, long until) {
    static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);
    static final TimeSpan NEVER = new TimeSpan(Long.MAX_VALUE, Long.MIN_VALUE);

    private static final int MARGIN_MILLIS = 2;

    /** From soon after that instant on. */
    static TimeSpan from(Instant first) {
        return new TimeSpan(first.toEpochMilli() + MARGIN_MILLIS, Long.MAX_VALUE);
    }

    /** Until shortly before that instant. */
    static TimeSpan before(Instant end) {
        return new TimeSpan(Long.MIN_VALUE, end.toEpochMilli() - MARGIN_MILLIS);
    }

    /** What belongs to both. */
    TimeSpan and(TimeSpan other) {
        return new TimeSpan(Math.max(from, other.from), Math.min(until, other.until));
    }
}
