package dev.ostiary.servlet;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.provider.GrantOutcome;
import dev.ostiary.provider.ProviderTokens;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import java.time.Instant;

/** Finds the provider's access token of a session, and ends the session where the provider has ended it. Thread-safe. */
record ProviderTokenLookup(SignInRoom room) {

    ProviderToken of(String sessionId) {
        OpenSignIn open = room.open();
        GrantOutcome outcome = open.kept().refresh().tokens(sessionId, open.providers().tokenMinTtl());
        if (outcome instanceof GrantOutcome.Standing standing) {
            return token(standing.grant().tokens());
        }
        if (outcome instanceof GrantOutcome.Unavailable outage) {
            return new ProviderToken.Unavailable(outage.retryAfter());
        }
        if (outcome instanceof GrantOutcome.Over over) {
            end(sessionId);
            return new ProviderToken.SignInNeeded(over.reason());
        }
        return new ProviderToken.SignInNeeded(RejectionReason.MISSING_TOKEN);
    }

    private ProviderToken token(ProviderTokens tokens) {
        Instant now = room.open().clock().instant();
        if (tokens.expiresAt().filter(expiry -> !expiry.isAfter(now)).isEmpty()) {
            return new ProviderToken.Available(tokens.access(), tokens.type(), tokens.expiresAt(), tokens.scopes());
        }
        return tokens.refresh().isEmpty()
                ? new ProviderToken.SignInNeeded(RejectionReason.TOKEN_EXPIRED)
                : new ProviderToken.Unavailable(RetryAfter.LEAST);
    }

    private void end(String sessionId) {
        SessionTokens sessions = room.door().sessions().tokens();
        try {
            sessions.end(sessionId);
        } catch (StoreUnavailableException outage) {
            // Its provider will say so again at the next renewal.
        }
    }
}
