package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;

/** What a logout token is worth. Immutable and thread-safe. */
public sealed interface LogoutVerdict {

    /**
     * It is good.
     *
     * @param notice what it says
     */
    record Accepted(LogoutNotice notice) implements LogoutVerdict {}

    /**
     * It is not acceptable.
     *
     * @param reason the first check that failed
     */
    record Rejected(RejectionReason reason) implements LogoutVerdict {}

    /**
     * The provider's keys cannot be had: to be kept, and asked about again.
     *
     * @param retryAfter when that makes sense
     */
    record Unavailable(Duration retryAfter) implements LogoutVerdict {}
}
