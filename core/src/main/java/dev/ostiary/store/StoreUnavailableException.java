package dev.ostiary.store;

import dev.ostiary.encoding.RetryAfter;
import java.time.Duration;

/**
 * The store could not be reached, answered too late or has no room: whether the call has happened is not known.
 *
 * <p>Whoever answers a request says 503 then, and lets nothing in. The message says what to look at and holds no id; where a
 * driver's fault caused it, that is the cause, for the log alone.
 */
public final class StoreUnavailableException extends RuntimeException {
    /** After which it makes sense to ask again: 1 second, whatever the cause; what an answer's {@code Retry-After} says. */
    public static final Duration RETRY_AFTER = RetryAfter.LEAST;

    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message for the log
     */
    public StoreUnavailableException(String message) {
        super(message);
    }

    /**
     * Says what happened, and why.
     *
     * @param message for the log
     * @param cause the driver's fault
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
