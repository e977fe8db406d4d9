package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No token is for anybody here, whatever its {@code aud} says. */
record NoAudienceCheck() implements ClaimCheck {
    @Override
    public RejectionReason check(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return RejectionReason.AUDIENCE_MISMATCH;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.AUDIENCE;
    }

    @Override
    public String expected() {
        return "no token at all: no audience is configured";
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return registered.audience().isEmpty() ? "no aud" : "aud " + Excerpt.names(registered.audience());
    }
}
