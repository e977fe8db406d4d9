package dev.ostiary.verify;

import dev.ostiary.encoding.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issued in the future when {@code iat.minus(skew).isAfter(now)}; at the equal instant it is not. */
record IssuedAtCheck(Duration clockSkew) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        Instant issuedAt = registered.issuedAt();
        return issuedAt != null && issuedAt.minus(clockSkew).isAfter(now) ? RejectionReason.ISSUED_IN_FUTURE : null;
    }

    @Override
    public TimeSpan passing(RegisteredClaims registered) {
        Instant issuedAt = registered.issuedAt();
        return issuedAt == null ? TimeSpan.ALWAYS : TimeSpan.from(issuedAt.minus(clockSkew));
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.ISSUED_AT;
    }

    @Override
    public String expected() {
        return "no iat, or one at most " + DurationText.forPeople(clockSkew) + " ahead of our clock";
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return Excerpt.time("iat", registered.issuedAt(), now);
    }
}
