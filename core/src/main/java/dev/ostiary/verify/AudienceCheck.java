package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** At least one of the accepted audiences is in {@code aud}, compared exactly. */
record AudienceCheck(Set<String> accepted) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return registered.audience().stream().anyMatch(accepted::contains) ? null : RejectionReason.AUDIENCE_MISMATCH;
    }
}
