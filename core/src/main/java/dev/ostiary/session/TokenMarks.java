package dev.ostiary.session;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What each request asks of a token on behalf of sessions and revocations. It is kept apart, so that all other claims of a token that is
 * kept need not be in memory. Immutable.
 *
 * @param sessionId the session of ours that it belongs to
 * @param arrived the copy of the refresh token that it shows to have arrived
 * @param issuedAt its {@code iat}
 * @param names by which it can be revoked
 */
record TokenMarks(
        Optional<String> sessionId,
        Optional<TokenCopy> arrived,
        Optional<Instant> issuedAt,
        List<Revocation.Name> names) {
    TokenMarks {
        names = List.copyOf(names);
    }

    static TokenMarks of(VerifiedJwt token, SessionClaim claim) {
        Optional<String> sessionId = claim.ownId(token, SessionClaim.SESSION_ID);
        return new TokenMarks(
                sessionId,
                claim.ownId(token, SessionClaim.REFRESH_TOKEN_ID).flatMap(id -> SessionClaim.copy(id, token)),
                token.issuedAt(),
                SessionClaim.names(token, sessionId));
    }

    /** Whether a revocation of one of the names takes the token back. */
    boolean areCoveredBy(Revocation revocation) {
        return revocation.name().kind() != Revocation.Kind.SUBJECT
                || issuedAt.filter(time -> time.isAfter(revocation.issuedUntil()))
                        .isEmpty();
    }

    /** Shows no id. */
    @Override
    public String toString() {
        return "TokenMarks[]";
    }
}
