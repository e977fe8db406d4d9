package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;

/** What a session's grant is worth now. Immutable and thread-safe. */
public sealed interface GrantOutcome {

    /**
     * The session goes on.
     *
     * @param provider the provider's name
     * @param grant its tokens and its user; as they were where the provider cannot tell now
     */
    record Standing(String provider, GrantSeal.Grant grant) implements GrantOutcome {}

    /**
     * The session has ended, or is about to: its grant is gone, or the provider says so.
     *
     * @param reason {@link RejectionReason#TOKEN_REVOKED}, or what was wrong with the provider's answer
     */
    record Over(RejectionReason reason) implements GrantOutcome {}

    /** There is no grant: the session was not signed in at a provider, or has ended. */
    record None() implements GrantOutcome {}

    /**
     * Nobody can tell now.
     *
     * @param retryAfter when it makes sense to ask again
     * @param reason {@link RejectionReason#PROVIDER_UNAVAILABLE} or {@link RejectionReason#STORE_UNAVAILABLE}
     */
    record Unavailable(Duration retryAfter, RejectionReason reason) implements GrantOutcome {}
}
