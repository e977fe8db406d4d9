package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;
import java.util.Optional;

/** What the provider says when its tokens are to be refreshed (RFC 6749, section 6). Immutable and thread-safe. */
public sealed interface RefreshAnswer {

    /**
     * The session goes on.
     *
     * @param identity who the user is now
     * @param tokens the new tokens; a refresh token that the answer lacks is the old one
     */
    record Renewed(ProviderIdentity identity, ProviderTokens tokens) implements RefreshAnswer {}

    /**
     * {@code invalid_grant}, or an answer that is about somebody else or cannot be believed: the session has ended.
     *
     * @param reason {@link RejectionReason#TOKEN_REVOKED}, or the check of the answer that failed
     */
    record Over(RejectionReason reason) implements RefreshAnswer {}

    /**
     * Nobody can tell now.
     *
     * @param reason why
     * @param outage whether the provider could not be reached, answered 5xx or 429: attempts are to be spaced out
     * @param rescued new tokens, where only who the user is now could not be found out: the old refresh token may be good no more
     */
    record Failed(RejectionReason reason, boolean outage, Optional<ProviderTokens> rescued) implements RefreshAnswer {
        Failed(RejectionReason reason, boolean outage) {
            this(reason, outage, Optional.empty());
        }
    }
}
