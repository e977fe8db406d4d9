package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule of the application's. Its code is not ours: whatever it throws refuses the token and goes no further. */
record RuleCheck(ClaimRule rule) implements ClaimCheck {
    private static final System.Logger LOG = System.getLogger(RuleCheck.class.getName());

    @Override
    public @Nullable RejectionReason check(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        ClaimRule.@Nullable Verdict verdict = verdict(claims, now);
        if (verdict == ClaimRule.Verdict.ACCEPTED) {
            return null;
        }
        return verdict == ClaimRule.Verdict.MISSING ? RejectionReason.CLAIM_MISSING : RejectionReason.CLAIM_INVALID;
    }

    @Override
    public TimeSpan passing(RegisteredClaims registered) {
        return TimeSpan.NEVER;
    }

    @Override
    public VerificationStep step() {
        return VerificationStep.CLAIM_RULES;
    }

    @Override
    public String expected() {
        return "accepted by " + rule.getClass().getName();
    }

    @Override
    public String found(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        return "claims " + Excerpt.names(claims.keySet());
    }

    private ClaimRule.@Nullable Verdict verdict(Map<String, @Nullable Object> claims, Instant now) {
        try {
            return rule.check(claims, now);
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "The claim rule {0} failed: {1}", rule.getClass(), fault.getClass());
            return null;
        }
    }
}
