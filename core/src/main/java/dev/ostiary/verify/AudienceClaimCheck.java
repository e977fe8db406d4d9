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

    @Override
    public VerificationStep step() {
        return VerificationStep.AUDIENCE;
    }

    @Override
    public String expected() {
        return Excerpt.name(claim) + " with one of " + Excerpt.names(accepted);
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return shown(claims.get(claim));
    }

    private String shown(@Nullable Object value) {
        List<String> names = names(value).stream().map(String.class::cast).toList();
        return names.isEmpty() ? "absent, or no text" : Excerpt.name(claim) + " " + Excerpt.names(names);
    }

    /** A list that holds anything but texts names nobody, as with {@code aud}. */
    private static List<?> names(@Nullable Object value) {
        if (value instanceof String name) {
            return List.of(name);
        }
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance) ? list : List.of();
    }
}
