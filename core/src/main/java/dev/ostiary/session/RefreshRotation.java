package dev.ostiary.session;

import dev.ostiary.session.Refreshing.Declined;
import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.session.Refreshing.Rejected;
import dev.ostiary.session.Refreshing.Unavailable;
import dev.ostiary.session.SessionIssuer.GrantRequest;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rotates refresh tokens whose signature is good. The next tokens are made first, so that what takes the presented one's place is one step of
 * the store, which alone decides between a second tab, a lost answer and a thief. Holds no lock. Thread-safe.
 */
record RefreshRotation(
        TokenStateStore store,
        SessionIssuer issuer,
        SessionClaim claim,
        SessionSource source,
        Confirmations confirmations,
        SessionEnds ends,
        InstantSource clock) {

    /** @param wanted asked about each grant before it is recorded */
    Refreshing rotate(VerifiedJwt token, Predicate<SessionGrant> wanted) {
        Optional<String> sessionId = claim.sessionId(token);
        Optional<TokenCopy> copy = claim.copy(token);
        if (sessionId.isEmpty() || copy.isEmpty()) {
            return new Rejected(RejectionReason.TOKEN_REVOKED);
        }
        SessionTerms terms = SessionTerms.of(token);
        Instant now = clock.instant();
        if (issuer.lifetimes().isOver(terms, now)) {
            return new Rejected(RejectionReason.TOKEN_EXPIRED);
        }
        String subject = token.subject().orElseThrow();
        SessionSource.Answer answer = source.ask(sessionId.get(), subject, SessionIssuer.carried(token));
        if (answer instanceof SessionSource.Unavailable outage) {
            return new Unavailable(outage.retryAfter(), outage.reason());
        }
        try {
            return answer instanceof SessionSource.Says says
                    ? goingOn(sessionId.get(), subject, says, terms.endingAt(says.end()))
                            .map(session -> rotate(session, copy.get(), now, wanted))
                            .orElseGet(() -> ended(sessionId.get()))
                    : ended(sessionId.get());
        } catch (StoreUnavailableException outage) {
            return new Unavailable(StoreUnavailableException.RETRY_AFTER, RejectionReason.STORE_UNAVAILABLE);
        }
    }

    private Optional<GrantRequest> goingOn(
            String sessionId, String subject, SessionSource.Says says, SessionTerms terms) {
        return issuer.lifetimes().isOver(terms, clock.instant())
                ? Optional.empty()
                : Optional.of(new GrantRequest(sessionId, subject, says.content(), terms));
    }

    private Refreshing rotate(GrantRequest session, TokenCopy token, Instant now, Predicate<SessionGrant> wanted) {
        SessionGrant grant = issuer.next(session, TokenCopy.first(issuer.newId()), now, now);
        if (!wanted.test(grant)) {
            return declined(session, token);
        }
        Rotation rotation = store.rotate(
                session.sessionId(),
                session.subject(),
                token,
                new Successor(grant.refresh().id(), now, grant.refresh().expiresAt()));
        if (rotation instanceof Rotation.Rotated) {
            return new Refreshed(grant, session.subject(), false);
        }
        if (rotation instanceof Rotation.Repeated repeated) {
            return repeated(session, repeated, now, wanted);
        }
        return rotation instanceof Rotation.Reused ? reused(session) : new Rejected(RejectionReason.TOKEN_REVOKED);
    }

    /** The current token, not an older one: its answer would take the place of a newer cookie. */
    private Refreshing repeated(
            GrantRequest session, Rotation.Repeated current, Instant now, Predicate<SessionGrant> wanted) {
        SessionGrant grant =
                issuer.next(session, current.copy(), current.session().refreshedAt(), now);
        return wanted.test(grant) ? new Refreshed(grant, session.subject(), true) : new Declined();
    }

    /** Nothing changes, but that the token has arrived; where its session has ended, that is what there is to say. */
    private Refreshing declined(GrantRequest session, TokenCopy token) {
        if (state(session.sessionId(), session.subject()).isEmpty()) {
            return new Rejected(RejectionReason.TOKEN_REVOKED);
        }
        confirmations.arrived(session.sessionId(), token);
        return new Declined();
    }

    private Refreshing ended(String sessionId) {
        ends.end(sessionId);
        return new Rejected(RejectionReason.TOKEN_REVOKED);
    }

    private Refreshing reused(GrantRequest session) {
        ends.end(session.sessionId());
        return new Rejected(
                RejectionReason.TOKEN_REVOKED,
                Optional.of(new Refreshing.Reuse(session.sessionId(), session.subject())));
    }

    /** How a token stands whose signature is good; nothing changes. */
    RefreshTokenStanding standing(VerifiedJwt token) {
        Optional<SessionState> session =
                state(claim.sessionId(token).orElse(""), token.subject().orElseThrow());
        if (session.isEmpty()) {
            return RefreshTokenStanding.ENDED;
        }
        return session.get().currentToken().equals(token.id().orElseThrow())
                ? RefreshTokenStanding.CURRENT
                : RefreshTokenStanding.REPLACED;
    }

    private Optional<SessionState> state(String sessionId, String subject) {
        return store.session(sessionId).filter(state -> state.subject().equals(subject));
    }
}
