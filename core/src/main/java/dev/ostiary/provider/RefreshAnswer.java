package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;

/** What the provider says when its tokens are to be refreshed (RFC 6749, section 6). Immutable and thread-safe. */
public sealed interface RefreshAnswer {

    /**
     * The session goes on.
     *
     * @param identity who the user is now
     * @param tokens the new tokens; a refresh token that the answer lacks is the old one
     */
    record Renewed(ProviderIdentity identity, ProviderTokens tokens) implements RefreshAnswer {}

    /** {@code invalid_grant}, or an answer about somebody else: the session has ended. */
    record Over() implements RefreshAnswer {}

    /**
     * Nothing came of it.
     *
     * @param reason why
     * @param outage whether the provider could not be reached, answered 5xx or 429: attempts are to be spaced out
     */
    record Failed(RejectionReason reason, boolean outage) implements RefreshAnswer {}
}
