package dev.ostiary.encoding;

import java.time.Duration;

/**
 * The field {@code Retry-After} of an answer: in how many seconds it makes sense to ask again (RFC 9110, section 10.2.3). Stateless.
 */
public final class RetryAfter {
    /** The least that it says, and what it says where nothing better is known: 1 second. */
    public static final Duration LEAST = Duration.ofSeconds(1);

    private RetryAfter() {}

    /**
     * Writes its value.
     *
     * @param delay zero or more
     * @return whole seconds, rounded up, at least one
     */
    public static String text(Duration delay) {
        long roundedUp = delay.plusNanos(999_999_999).toSeconds();
        return Long.toString(Math.max(LEAST.toSeconds(), roundedUp));
    }
}
