package dev.ostiary.verify;

import dev.ostiary.encoding.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Too early when {@code nbf.minus(skew).isAfter(now)}; at the equal instant it is not. */
record NotBeforeCheck(Duration clockSkew) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        Instant notBefore = registered.notBefore();
        return notBefore != null && notBefore.minus(clockSkew).isAfter(now) ? RejectionReason.NOT_YET_VALID : null;
    }

    @Override
    public TimeSpan passing(RegisteredClaims registered) {
        Instant notBefore = registered.notBefore();
        return notBefore == null ? TimeSpan.ALWAYS : TimeSpan.from(notBefore.minus(clockSkew));
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.NOT_BEFORE;
    }

    @Override
    public String expected() {
        return "no nbf, or one at most " + DurationText.forPeople(clockSkew) + " ahead of our clock";
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return Excerpt.time("nbf", registered.notBefore(), now);
    }
}
