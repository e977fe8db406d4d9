package dev.ostiary.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time of RFC 7519, section 2: seconds since 1970 as a JSON number, a fraction allowed.
 *
 * <p>From 0 to the end of the year 9999. What lies beyond is a mistake, most often milliseconds. Stateless.
 */
public final class NumericDate {
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final double NANOS = 1_000_000_000.0;

    private NumericDate() {}

    /**
     * Reads the value of a claim.
     *
     * @param value as it stands among the claims; {@code null} where it is absent
     * @return the instant; {@code null} when the value is no number or out of range
     */
    public static @Nullable Instant read(@Nullable Object value) {
        if (value instanceof Long seconds) {
            return seconds >= 0 && seconds <= LAST_SECOND ? Instant.ofEpochSecond(seconds) : null;
        }
        if (value instanceof Double seconds) {
            return seconds >= 0 && seconds <= LAST_SECOND ? fractional(seconds) : null;
        }
        return null;
    }

    private static Instant fractional(double seconds) {
        long whole = (long) seconds;
        return Instant.ofEpochSecond(whole, (long) ((seconds - whole) * NANOS));
    }
}
