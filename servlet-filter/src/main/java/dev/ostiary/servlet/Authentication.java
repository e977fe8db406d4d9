package dev.ostiary.servlet;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;

/** What a credential says of its sender. Immutable. */
sealed interface Authentication {

    /** It is good. */
    record Known(Identity identity) implements Authentication {}

    /** It is not acceptable. */
    record Rejected(RejectionReason reason) implements Authentication {}

    /** What decides about it cannot be had. */
    record Undecided(RejectionReason reason, Duration retryAfter) implements Authentication {}
}
