package dev.ostiary.verify;

import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A demand on claims that only the application knows, for {@link JwtVerifierBuilder#claimRules}.
 *
 * <p>It is asked last: signature, issuer, audience and times are good by then. A rule can only refuse, and only as a
 * claim that is missing or invalid. If it throws, or answers {@code null}, the token is rejected as
 * {@link RejectionReason#CLAIM_INVALID} and the rule's class, with the exception's, is logged. Rules are asked by many
 * threads at once and for each token anew, also for one that was verified before and is kept in a
 * {@linkplain JwtVerifier#withTokenCache cache}: a rule may look at what changes. So they should be quick and must not block.
 *
 * <pre>{@code
 * ClaimRule tenant = ClaimRule.claim("metadata.tenant", "acme"::equals);
 * ClaimRule recentSignIn = (claims, now) ->
 *         claims.get("auth_time") instanceof Long at && now.getEpochSecond() - at <= 3_600
 *                 ? ClaimRule.Verdict.ACCEPTED
 *                 : ClaimRule.Verdict.INVALID;
 * }</pre>
 */
@FunctionalInterface
public interface ClaimRule {

    /** What a rule says of a token. */
    enum Verdict {
        /** The rule has nothing against the token. */
        ACCEPTED,
        /** What the rule looks for is not there: {@link RejectionReason#CLAIM_MISSING}. */
        MISSING,
        /** What the rule looks for is not as it should be: {@link RejectionReason#CLAIM_INVALID}. */
        INVALID
    }

    /**
     * Looks at the claims of one token.
     *
     * @param claims all of them, unmodifiable at every depth, typed as {@link VerifiedJwt#claims()} says
     * @param now what the verifier's clock says
     * @return the verdict
     */
    Verdict check(Map<String, @Nullable Object> claims, Instant now);

    /**
     * A rule for one claim, which must be there.
     *
     * @param path where it stands, as {@link ClaimPath#parse} reads it
     * @param accepted whether its value is acceptable; asked only when there is one, never with {@code null}
     * @return a rule that says missing, or invalid, or accepted
     * @throws IllegalArgumentException if the path is none
     */
    static ClaimRule claim(String path, Predicate<Object> accepted) {
        ClaimPath claim = ClaimPath.parse(path);
        return (claims, now) -> claim.find(claims)
                .map(value -> accepted.test(value) ? Verdict.ACCEPTED : Verdict.INVALID)
                .orElse(Verdict.MISSING);
    }
}
