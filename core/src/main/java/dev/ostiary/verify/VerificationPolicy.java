package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import java.time.Instant;
import java.time.InstantSource;
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
 * @param ofApplication those of the checks that no span of time holds for
 */
record VerificationPolicy(
        TokenTypes types, Set<JwsAlgorithm> algorithms, List<ClaimCheck> checks, List<ClaimCheck> ofApplication) {

    VerificationPolicy(TokenTypes types, Set<JwsAlgorithm> algorithms, List<ClaimCheck> checks) {
        this(
                types,
                algorithms,
                checks,
                checks.stream().filter(ClaimCheck::isOfApplication).toList());
    }

    /** The first check that fails on claims whose signature is good, or {@code null}. */
    @Nullable
    RejectionReason refusal(
            RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now, Progress progress) {
        return firstOf(checks, registered, claims, now, progress);
    }

    /** When all checks but the application's pass claims that they have passed before. */
    TimeSpan passing(RegisteredClaims registered) {
        return checks.stream().map(check -> check.passing(registered)).reduce(TimeSpan.ALWAYS, TimeSpan::and);
    }

    /** The first check of the application that fails, or {@code null}. */
    @Nullable
    RejectionReason refusalByApplication(VerifiedJwt jwt, InstantSource clock, Progress progress) {
        return ofApplication.isEmpty()
                ? null
                : firstOf(ofApplication, jwt.registered(), jwt.claims(), clock.instant(), progress);
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
