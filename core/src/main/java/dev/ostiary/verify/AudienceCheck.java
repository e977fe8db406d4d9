package dev.ostiary.verify;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** At least one of the accepted audiences is in {@code aud}, compared exactly. */
record AudienceCheck(Set<String> accepted) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return Collections.disjoint(registered.audience(), accepted) ? RejectionReason.AUDIENCE_MISMATCH : null;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.AUDIENCE;
    }

    @Override
    public String expected() {
        return "aud with one of " + Excerpt.names(accepted);
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return registered.audience().isEmpty() ? "no aud" : "aud " + Excerpt.names(registered.audience());
    }
}
