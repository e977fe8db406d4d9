package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of the claims that may name the user does. */
record PrincipalCheck(PrincipalClaims principal) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return principal.name(claims).isPresent() ? null : RejectionReason.CLAIM_MISSING;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.PRINCIPAL;
    }

    @Override
    public String expected() {
        return "the first that is there names the user: "
                + principal.paths().stream()
                        .map(path -> Excerpt.text(path.toString()))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return principal.name(claims).isPresent() ? "a name" : "none, or one without a name";
    }
}
