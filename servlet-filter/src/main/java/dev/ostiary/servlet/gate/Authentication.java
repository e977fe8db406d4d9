package dev.ostiary.servlet.gate;

import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;

/** What a credential says of its sender. Immutable. */
public sealed interface Authentication {

    /** It is good. */
    record Known(Identity identity) implements Authentication {}

    /**
     * It is not acceptable.
     *
     * @param ownCookie whether it came in a cookie that is this application's own
     */
    record Rejected(RejectionReason reason, boolean ownCookie) implements Authentication {}

    /** There are several that are good, of different users. */
    record Contradictory() implements Authentication {}

    /** What decides about it cannot be had. */
    record Undecided(RejectionReason reason, Duration retryAfter) implements Authentication {}
}
