package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code sub} is a SPIFFE ID of a workload: {@code spiffe://}, a trust domain and a path (SPIFFE-ID, section 2; JWT-SVID, section 3.1). */
record SpiffeIdCheck() implements ClaimCheck {
    private static final int MAX_LENGTH = 2_048;

    private static final Pattern SPIFFE_ID =
            Pattern.compile("spiffe://[a-z0-9._-]{1,255}(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9._-]++)+");

    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        String subject = registered.subject();
        if (subject == null) {
            return RejectionReason.CLAIM_MISSING;
        }
        return subject.length() <= MAX_LENGTH && SPIFFE_ID.matcher(subject).matches()
                ? null
                : RejectionReason.CLAIM_INVALID;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.REQUIRED_CLAIMS;
    }

    @Override
    public String expected() {
        return "sub is a SPIFFE ID: spiffe://, a trust domain and a path";
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return registered.subject() == null ? "no sub" : "sub " + Excerpt.text(registered.subject());
    }
}
