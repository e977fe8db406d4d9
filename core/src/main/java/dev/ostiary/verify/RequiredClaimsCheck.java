package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code exp} is there, and so is each claim of a list; a JSON {@code null} is as good as absent. */
record RequiredClaimsCheck(Set<String> names) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        if (registered.expiresAt() == null) {
            return RejectionReason.EXPIRY_MISSING;
        }
        return names.stream().allMatch(name -> claims.get(name) != null) ? null : RejectionReason.CLAIM_MISSING;
    }
}
