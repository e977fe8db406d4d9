package dev.ostiary.verify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code exp} is there, and so is each claim of a list; a JSON {@code null} is as good as absent. */
record RequiredClaimsCheck(Set<String> names) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        if (registered.expiresAt() == null) {
            return RejectionReason.EXPIRY_MISSING;
        }
        for (String name : names) {
            if (claims.get(name) == null) {
                return RejectionReason.CLAIM_MISSING;
            }
        }
        return null;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.REQUIRED_CLAIMS;
    }

    @Override
    public String expected() {
        return "exp" + (names.isEmpty() ? "" : ", " + Excerpt.names(names));
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return missing(registered, claims);
    }

    private String missing(RegisteredClaims registered, Map<String, @Nullable Object> claims) {
        List<String> missing = Stream.concat(
                        registered.expiresAt() == null ? Stream.of("exp") : Stream.empty(),
                        names.stream().filter(name -> claims.get(name) == null))
                .distinct()
                .toList();
        return missing.isEmpty() ? "all of them" : "missing: " + Excerpt.names(missing);
    }
}
