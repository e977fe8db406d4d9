package dev.ostiary.verify;

import dev.ostiary.encoding.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expired when {@code !exp.plus(skew).isAfter(now)}; at the equal instant it is (RFC 7519, section 4.1.4: "on or after"). */
record ExpiryCheck(Duration clockSkew) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        boolean alive = registered.expiresAtOrThrow().plus(clockSkew).isAfter(now);
        return alive ? null : RejectionReason.TOKEN_EXPIRED;
    }

    @Override
    public TimeSpan passing(RegisteredClaims registered) {
        return TimeSpan.before(registered.expiresAtOrThrow().plus(clockSkew));
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.EXPIRY;
    }

    @Override
    public String expected() {
        return "exp later than " + DurationText.forPeople(clockSkew) + " before our clock";
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return Excerpt.time("exp", registered.expiresAt(), now);
    }
}
