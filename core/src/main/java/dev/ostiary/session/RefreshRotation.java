package dev.ostiary.session;

import dev.ostiary.session.Refreshing.Declined;
import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.session.Refreshing.Rejected;
import dev.ostiary.session.Refreshing.Unavailable;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rotates refresh tokens whose signature is good: once, again within the grace, or never. Holds no lock: who loses a race sees the
 * winner's state at the next look. Thread-safe.
 */
record RefreshRotation(TokenStateStore store, SessionIssuer issuer, SessionClaims claims, InstantSource clock) {
    /** A token is current, superseded a moment ago, or neither, and goes that way only: three looks are enough. */
    private static final int MOST_LOOKS = 4;

    /** @param wanted asked about each grant before it is recorded */
    Refreshing rotate(VerifiedJwt token, Predicate<SessionGrant> wanted) {
        try {
            return rotateInStore(token, wanted);
        } catch (StoreUnavailableException outage) {
            return new Unavailable(StoreUnavailableException.RETRY_AFTER, RejectionReason.STORE_UNAVAILABLE);
        }
    }

    /** Whether it would be rotated, or get its successor once more; nothing changes. */
    boolean isCurrent(VerifiedJwt token) {
        String tokenId = token.id().orElseThrow();
        return session(token)
                .filter(state -> state.currentToken().equals(tokenId) || isWithinGrace(state, tokenId, clock.instant()))
                .isPresent();
    }

    private Optional<SessionState> session(VerifiedJwt token) {
        String subject = token.subject().orElseThrow();
        return store.session(SessionClaim.sessionId(token).orElse(""))
                .filter(state -> state.subject().equals(subject));
    }

    private static boolean isWithinGrace(SessionState session, String tokenId, Instant now) {
        return session.supersededAt(tokenId)
                .filter(at -> now.isBefore(at.plus(SessionTokens.GRACE)))
                .isPresent();
    }

    private Refreshing rotateInStore(VerifiedJwt token, Predicate<SessionGrant> wanted) {
        String sessionId = SessionClaim.sessionId(token).orElse("");
        String subject = token.subject().orElseThrow();
        Optional<SessionState> session = session(token);
        if (session.isEmpty()) {
            return new Rejected(RejectionReason.TOKEN_REVOKED, false);
        }
        Optional<Map<String, @Nullable Object>> said = claims.claims(subject, SessionIssuer.claims(token));
        if (said.isEmpty()) {
            end(sessionId);
            return new Rejected(RejectionReason.TOKEN_REVOKED, false);
        }
        for (int look = 0; look < MOST_LOOKS && session.isPresent(); look++) {
            Optional<Refreshing> outcome = attempt(session.get(), token, said.get(), wanted);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            session = store.session(sessionId);
        }
        return session.isEmpty()
                ? new Rejected(RejectionReason.TOKEN_REVOKED, false)
                : new Unavailable(StoreUnavailableException.RETRY_AFTER, RejectionReason.STORE_UNAVAILABLE);
    }

    /** What follows from one look at the session; nothing where somebody else has changed it meanwhile. */
    private Optional<Refreshing> attempt(
            SessionState session,
            VerifiedJwt token,
            Map<String, @Nullable Object> said,
            Predicate<SessionGrant> wanted) {
        String tokenId = token.id().orElseThrow();
        Instant now = clock.instant();
        if (session.currentToken().equals(tokenId)) {
            return rotated(session, said, now, wanted);
        }
        if (!isWithinGrace(session, tokenId, now)) {
            end(session.id());
            return Optional.of(new Rejected(RejectionReason.TOKEN_REVOKED, true));
        }
        // Not an older successor: its answer would take the place of a newer cookie, and look like theft when it comes
        // back.
        SessionGrant grant =
                issuer.grant(session.subject(), said, session.id(), session.currentToken(), session.refreshedAt());
        return Optional.of(wanted.test(grant) ? new Refreshed(grant, session.subject(), true) : new Declined());
    }

    private Optional<Refreshing> rotated(
            SessionState session, Map<String, @Nullable Object> said, Instant now, Predicate<SessionGrant> wanted) {
        SessionGrant grant = issuer.grant(session.subject(), said, session.id(), issuer.newId(), now);
        if (!wanted.test(grant)) {
            return Optional.of(new Declined());
        }
        SessionState next =
                session.rotated(grant.refresh().id(), now, grant.refresh().expiresAt());
        return store.advance(session, next)
                ? Optional.of(new Refreshed(grant, session.subject(), false))
                : Optional.empty();
    }

    private void end(String sessionId) {
        store.end(sessionId, issuer.lastAccessExpiry(clock.instant()));
    }
}
