package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A claim has exactly one text: a token with another is a token of another kind (RFC 8725, section 3.12). */
record ClaimValueCheck(String name, String value) implements ClaimCheck {
    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return value.equals(claims.get(name)) ? null : RejectionReason.TYPE_NOT_ALLOWED;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.REQUIRED_VALUES;
    }

    @Override
    public String expected() {
        return Excerpt.name(name) + " is " + Excerpt.text(value);
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return value.equals(claims.get(name)) ? "that" : claims.containsKey(name) ? "another value" : "absent";
    }
}
