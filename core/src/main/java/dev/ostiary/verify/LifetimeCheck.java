package dev.ostiary.verify;

import dev.ostiary.encoding.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lives too long when {@code exp > iat + maxLifetime}; at the equal instant it does not. Both times are the issuer's, so no
 * clock skew comes in. Without {@code iat} no lifetime is known.
 */
record LifetimeCheck(Duration maxLifetime) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        Instant issuedAt = registered.issuedAt();
        if (issuedAt == null) {
            return RejectionReason.CLAIM_MISSING;
        }
        boolean tooLong = registered.expiresAtOrThrow().isAfter(issuedAt.plus(maxLifetime));
        return tooLong ? RejectionReason.CLAIM_INVALID : null;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.LIFETIME;
    }

    @Override
    public String expected() {
        return "exp at most " + DurationText.forPeople(maxLifetime) + " after iat";
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return Excerpt.time("iat", registered.issuedAt(), now) + ", "
                + Excerpt.time("exp", registered.expiresAt(), now);
    }
}
