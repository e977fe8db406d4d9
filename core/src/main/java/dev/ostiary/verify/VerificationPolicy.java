package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.verify.ReadToken.SignedToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier demands, as immutable values.
 *
 * @param tokenTypes normalized; {@code none} stands for a token without {@code typ}
 * @param issuers empty: any
 * @param algorithms never empty
 * @param checks in the order in which the first failure counts
 */
record VerificationPolicy(
        Set<String> tokenTypes, Set<String> issuers, Set<JwsAlgorithm> algorithms, List<ClaimCheck> checks) {
    private static final String ID_TOKEN = "id";
    private static final String PLAIN = "jwt";

    /** What can be said without a key: type, issuer, algorithm. It only ever refuses. */
    @Nullable
    RejectionReason beforeSignature(SignedToken token) {
        if (!isAcceptedType(token)) {
            return RejectionReason.TYPE_NOT_ALLOWED;
        }
        if (!issuers.isEmpty() && !isTrustedIssuer(token.claims().get("iss"))) {
            return RejectionReason.ISSUER_NOT_TRUSTED;
        }
        return algorithms.contains(token.algorithm()) ? null : RejectionReason.ALGORITHM_NOT_ALLOWED;
    }

    /** The first check that fails on claims whose signature is good. */
    @Nullable
    RejectionReason afterSignature(RegisteredClaims registered, Map<String, @Nullable Object> claims, Instant now) {
        for (ClaimCheck check : checks) {
            RejectionReason reason = check.check(registered, claims, now);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    /** The header of an ID token says JWT or nothing, so that it is one shows in its claims only. */
    private boolean isAcceptedType(SignedToken token) {
        if (!token.isIdToken()) {
            return isListed(token.type());
        }
        boolean usualHeader = token.type() == null || token.type().equals(PLAIN);
        return tokenTypes.contains(ID_TOKEN) && (usualHeader || isListed(token.type()));
    }

    /** The word that stands for "no type" is no type: a token that carries it as its {@code typ} is refused. */
    private boolean isListed(@Nullable String type) {
        return type == null
                ? tokenTypes.contains(JwtVerifier.NO_TYPE)
                : !type.equals(JwtVerifier.NO_TYPE) && tokenTypes.contains(type);
    }

    private boolean isTrustedIssuer(@Nullable Object issuer) {
        return issuer instanceof String name && issuers.contains(name);
    }
}
