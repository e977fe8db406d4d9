package dev.ostiary.verify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of an issuer's tokens, as immutable values.
 *
 * @param types what {@code typ} may be
 * @param algorithms which are worth looking for a key
 * @param checks in the order in which the first failure counts
 */
record VerificationPolicy(TokenTypes types, AllowedAlgorithms algorithms, List<ClaimCheck> checks) {

    /** The first check that fails on claims whose signature is good, or {@code null}. */
    @Nullable
    RejectionReason refusal(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now, Progress progress) {
        for (ClaimCheck check : checks) {
            progress.reached(check);
            RejectionReason reason = check.check(registered, claims, now);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    /** When all checks are certain to pass claims that they have passed before. */
    TimeSpan passing(RegisteredClaims registered) {
        TimeSpan all = TimeSpan.ALWAYS;
        for (ClaimCheck check : checks) {
            all = all.and(check.passing(registered));
        }
        return all;
    }
}
