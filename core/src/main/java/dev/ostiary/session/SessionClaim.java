package dev.ostiary.session;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.verify.VerifiedJwt;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** By which names a token can be revoked. */
final class SessionClaim {
    /**
     * The session that a token belongs to. Not {@code sid}, which identity providers put into their own tokens for sessions that are
     * none of ours.
     */
    static final String SESSION_ID = "ost_sid";

    private SessionClaim() {}

    static Optional<String> sessionId(VerifiedJwt token) {
        return token.claims().get(SESSION_ID) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    static Set<Revocation.Name> names(VerifiedJwt token) {
        Set<Revocation.Name> names = new LinkedHashSet<>();
        token.id().ifPresent(id -> names.add(new Revocation.Name(Kind.TOKEN, id)));
        sessionId(token)
                .ifPresentOrElse(
                        id -> names.add(new Revocation.Name(Kind.SESSION, id)),
                        () -> token.subject().ifPresent(name -> names.add(new Revocation.Name(Kind.SUBJECT, name))));
        return names;
    }

    /** Whether a revocation of one of the token's names takes this token back. */
    static boolean covers(Revocation revocation, VerifiedJwt token) {
        return revocation.name().kind() != Kind.SUBJECT
                || token.issuedAt()
                        .filter(issuedAt -> issuedAt.isAfter(revocation.issuedUntil()))
                        .isEmpty();
    }
}
