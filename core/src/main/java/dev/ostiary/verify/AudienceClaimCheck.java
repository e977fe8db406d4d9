package dev.ostiary.verify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** At least one of the accepted audiences is in a claim that an issuer uses instead of {@code aud}, compared exactly. */
record AudienceClaimCheck(String claim, Set<String> accepted) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return names(claims.get(claim)).stream().anyMatch(accepted::contains)
                ? null
                : RejectionReason.AUDIENCE_MISMATCH;
    }

    /** A list that holds anything but texts names nobody, as with {@code aud}. */
    private static List<?> names(@Nullable Object value) {
        if (value instanceof String name) {
            return List.of(name);
        }
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance) ? list : List.of();
    }
}
