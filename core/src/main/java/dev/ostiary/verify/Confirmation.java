package dev.ostiary.verify;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claim {@code cnf}, by which the issuer binds a token to a key of its sender (RFC 7800, section 3.1).
 *
 * <p>Such a token is worth something only together with a proof: of RFC 9449 (DPoP), or of a client's certificate (RFC 8705). Nothing
 * here looks at one, so whatever the object says, and be it nothing or something unknown, the token is no bearer token.
 */
final class Confirmation {
    private static final String CLAIM = "cnf";

    private Confirmation() {}

    /** Why a token with these claims is not accepted, or {@code null} if it is bound to nothing. */
    static @Nullable RejectionReason refusal(Map<String, @Nullable Object> claims) {
        if (!claims.containsKey(CLAIM)) {
            return null;
        }
        return claims.get(CLAIM) instanceof Map ? RejectionReason.BINDING_UNSUPPORTED : RejectionReason.CLAIM_INVALID;
    }

    /** What there is, for an explanation. */
    static String found(Map<String, @Nullable Object> claims) {
        if (!claims.containsKey(CLAIM)) {
            return "no cnf";
        }
        return claims.get(CLAIM) instanceof Map<?, ?> members
                ? "cnf; members: " + members.size()
                : "cnf, which is no object";
    }
}
