package dev.ostiary.verify;

import java.util.Optional;

/**
 * The outcome of a verification, with how far it came: for counts, events and logs. Immutable; holds no value that only the
 * token has, but in the outcome itself.
 *
 * @param verification the outcome, the same as {@link JwtVerifier#verify} gives
 * @param failedAt the step that decided against the token, or at which keys could not be had; empty when it is verified
 * @param issuer the configured name that the token's {@code iss} has selected, unverified unless the token is; empty when it
 *     selected none, when any issuer is taken, and when the verification ended before it was looked at
 */
public record Examination(Verification verification, Optional<VerificationStep> failedAt, Optional<String> issuer) {

    /** Names the step; never a claim. */
    @Override
    public String toString() {
        return "Examination["
                + failedAt.map(step -> "failed at " + step.label()).orElse("verified") + "]";
    }
}
