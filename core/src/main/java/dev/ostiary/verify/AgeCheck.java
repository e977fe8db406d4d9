package dev.ostiary.verify;

import dev.ostiary.encoding.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Too old when {@code now > iat + maxAge + skew}; at the equal instant it is not. Without {@code iat} no age is known.
 */
record AgeCheck(Duration maxAge, Duration clockSkew) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        Instant issuedAt = registered.issuedAt();
        if (issuedAt == null) {
            return RejectionReason.CLAIM_MISSING;
        }
        return now.isAfter(issuedAt.plus(maxAge).plus(clockSkew)) ? RejectionReason.TOKEN_TOO_OLD : null;
    }

    @Override
    public TimeSpan passing(RegisteredClaims registered) {
        Instant issuedAt = registered.issuedAt();
        return issuedAt == null
                ? TimeSpan.ALWAYS
                : TimeSpan.before(issuedAt.plus(maxAge).plus(clockSkew));
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.AGE;
    }

    @Override
    public String expected() {
        return "iat within the last " + DurationText.forPeople(maxAge) + ", give or take "
                + DurationText.forPeople(clockSkew);
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return Excerpt.time("iat", registered.issuedAt(), now);
    }
}
