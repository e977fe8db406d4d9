package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of an issuer's tokens, as immutable values.
 *
 * @param types what {@code typ} may be
 * @param algorithms never empty
 * @param checks in the order in which the first failure counts
 * @param changing those of the checks whose answer about the same claims may change
 */
record VerificationPolicy(
        TokenTypes types, Set<JwsAlgorithm> algorithms, List<ClaimCheck> checks, List<ClaimCheck> changing) {

    VerificationPolicy(TokenTypes types, Set<JwsAlgorithm> algorithms, List<ClaimCheck> checks) {
        this(
                types,
                algorithms,
                checks,
                checks.stream().filter(ClaimCheck::mayChange).toList());
    }

    /** The first check that fails on claims whose signature is good, or {@code null}. */
    @Nullable
    RejectionReason refusal(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now, Progress progress) {
        return firstOf(checks, registered, claims, now, progress);
    }

    /** The same for a token that has passed all checks before. */
    @Nullable
    RejectionReason refusalOfKnown(VerifiedJwt jwt, Instant now, Progress progress) {
        return firstOf(changing, jwt.registered(), jwt.claims(), now, progress);
    }

    private static @Nullable RejectionReason firstOf(
            List<ClaimCheck> checks,
            RegisteredClaims registered,
            Map<String, @Nullable Object> claims,
            Instant now,
            Progress progress) {
        for (ClaimCheck check : checks) {
            progress.reached(check);
            RejectionReason reason = check.check(registered, claims, now);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
