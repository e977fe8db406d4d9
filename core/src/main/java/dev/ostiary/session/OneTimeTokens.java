package dev.ostiary.session;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.KeyRing;
import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that work once. The store knows each id from its making to its use: a store that has lost its memory refuses, instead of
 * taking a used token for a new one. Thread-safe.
 */
record OneTimeTokens(
        KeyRing keys,
        String issuer,
        String audience,
        TokenStateStore store,
        Duration clockSkew,
        InstantSource clock,
        Supplier<String> ids) {

    IssuedToken issue(String purpose, String subject, Map<String, ?> claims, Duration lifetime) {
        IssuedToken token = tokens(purpose, lifetime).issue(subject, claims);
        store.registerOneTime(new OneTimeId(token.id(), subject, purpose, token.expiresAt()));
        return token;
    }

    /** Another node's clock may be ahead, so a new token may seem to come from the future; but none lives longer for that. */
    Verification consume(String purpose, @Nullable String token) {
        Verification result = TokenProfile.oneTime(issuer, audience, purpose)
                .verifier()
                .keys(keys)
                .clock(clock)
                .clockSkew(clockSkew)
                .requiredClaims("jti")
                .build()
                .verify(token);
        if (!(result instanceof Verification.Verified verified)) {
            return result;
        }
        if (!clock.instant().isBefore(verified.jwt().expiresAt())) {
            return new Verification.Rejected(RejectionReason.TOKEN_EXPIRED);
        }
        try {
            return store.consumeOneTime(verified.jwt().id().orElseThrow())
                    ? result
                    : new Verification.Rejected(RejectionReason.TOKEN_REVOKED);
        } catch (StoreUnavailableException outage) {
            return new Verification.Unavailable(
                    StoreUnavailableException.RETRY_AFTER, RejectionReason.STORE_UNAVAILABLE);
        }
    }

    private TokenIssuer tokens(String purpose, Duration lifetime) {
        return TokenIssuer.builder()
                .keys(keys)
                .profile(TokenProfile.oneTime(issuer, audience, purpose).withLifetime(lifetime))
                .clock(clock)
                .ids(ids)
                .build();
    }
}
