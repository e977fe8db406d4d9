package dev.ostiary.session;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.VerifiedJwt;
import java.util.Optional;
import java.util.Set;

/** Asks the store each time: nothing is let in a moment too long, and each request waits for the store. */
record StrictRevocations(TokenStateStore store, SessionClaim claim) implements Revocations {
    @Override
    public Status check(VerifiedJwt token) {
        try {
            return isRevoked(token) ? new Revoked() : new NotRevoked();
        } catch (StoreUnavailableException outage) {
            return new Undecided(StoreUnavailableException.RETRY_AFTER);
        }
    }

    /** A session that is not there has ended, or was lost with its revocation. */
    private boolean isRevoked(VerifiedJwt token) {
        TokenMarks marks = claim.marks(token);
        Optional<String> sessionId = marks.sessionId();
        if (sessionId.isPresent() && store.session(sessionId.get()).isEmpty()) {
            return true;
        }
        return store.revocationsOf(Set.copyOf(marks.names())).stream().anyMatch(marks::areCoveredBy);
    }

    @Override
    public void learn(Revocation revocation) {
        // The store knows already.
    }

    @Override
    public void close() {
        // The store is its owner's.
    }
}
