package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;

/** What became of a code. Immutable and thread-safe. */
public sealed interface Redemption {

    /**
     * The user is who the provider says.
     *
     * @param identity who
     * @param tokens what the provider gave; they stay on the server
     */
    record SignedIn(ProviderIdentity identity, ProviderTokens tokens) implements Redemption {}

    /**
     * Nothing came of it, and another attempt may do better: the code was used or is too old, or the provider could not be reached.
     *
     * @param reason what to say after the third attempt in a row: {@link RejectionReason#SIGN_IN_STALE}, or
     *     {@link RejectionReason#PROVIDER_UNAVAILABLE}
     */
    record Stale(RejectionReason reason) implements Redemption {}

    /**
     * The user is not signed in.
     *
     * @param reason the first check that failed
     */
    record Refused(RejectionReason reason) implements Redemption {}

    /**
     * The provider's keys cannot be had, so that nobody can tell.
     *
     * @param retryAfter when it makes sense to begin again
     * @param reason {@link RejectionReason#KEYS_UNAVAILABLE} or {@link RejectionReason#PROVIDER_UNAVAILABLE}
     */
    record Unavailable(Duration retryAfter, RejectionReason reason) implements Redemption {}
}
