package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sessions of a store in memory and its revocations, each with room of its own, so that neither keeps the other out.
 *
 * <p>A session keeps room for its own revocation and its subject's: what is open can always be ended. There is half as much again for what
 * ended sessions leave until their access tokens have expired; somebody who opens and ends again and again may take what is left of it and no
 * more. Revocations that belong to no session have their own room. Guarded by its owner.
 */
final class SessionRoom {
    /** So many of somebody's sessions may have ended a short while ago, whatever others have done. */
    static final int FEW = 10;

    /** How much later than its expiry a verifier may accept a token still. */
    private static final Duration MOST_CLOCK_SKEW = Duration.ofMinutes(10);

    private static final int BETWEEN_WARNINGS = 10_000;
    private static final System.Logger LOG = System.getLogger(InMemoryTokenStateStore.class.getName());

    private final int capacity;
    private final SessionTable sessions;
    private final RevocationLedger revocations;
    private final GrantTable grants;
    private Optional<Duration> accessTokensLast = Optional.empty();
    private long endedToMakeRoom;

    SessionRoom(int capacity, RevocationLedger revocations) {
        this.capacity = capacity;
        this.grants = new GrantTable(capacity);
        this.sessions = new SessionTable(capacity, grants::remove);
        this.revocations = revocations;
    }

    /** How many revocations there may be at most. */
    static int revocations(int capacity) {
        return 5 * capacity;
    }

    /** As {@link TokenStateStore#accessTokensLast} says; of several times, the longest counts. */
    void accessTokensLast(Duration longest) {
        accessTokensLast = Optional.of(
                accessTokensLast.filter(before -> before.compareTo(longest) > 0).orElse(longest));
    }

    GrantTable grants() {
        return grants;
    }

    RevocationLedger revocations() {
        return revocations;
    }

    Optional<KeptSession> get(String id, Instant now) {
        return sessions.get(id, now);
    }

    /** Takes a session's next state. */
    void replace(KeptSession kept, Instant now) {
        sessions.put(kept, now);
    }

    List<SessionState> of(String subject, Instant now) {
        return sessions.of(subject, now);
    }

    int count(String subject, Instant now) {
        return sessions.of(subject, now).size();
    }

    /**
     * Opens a session that is not there; in a full store the longest idle one of whoever has most ends for it.
     *
     * @throws StoreUnavailableException if the subject's own sessions, opened and ended a short while ago, have taken what room there is
     */
    void open(SessionState session, Instant now) {
        if (!session.expiresAt().isAfter(now) || sessions.get(session.id(), now).isPresent()) {
            return;
        }
        requireOwnShare(session.subject(), now);
        if (missing(now) > sessions.size(now)) {
            throw full("too many sessions have ended a short while ago");
        }
        while (missing(now) > 0) {
            sessions.toMakeRoomFor(session.subject(), now).ifPresent(idle -> makeRoom(idle, now));
        }
        sessions.put(KeptSession.opened(session), now);
    }

    private void requireOwnShare(String subject, Instant now) {
        int own = revocations.of(subject, now);
        if (own >= FEW && revocations.ofSessions(now) + own >= capacity) {
            throw full("too many sessions of one subject have ended a short while ago");
        }
    }

    /** How many sessions have to end so that there is room for one more; ending one frees one place of a revocation at least. */
    private int missing(Instant now) {
        int open = sessions.size(now);
        int revocationsToCome = 2 * (open + 1);
        return Math.max(open + 1 - capacity, revocationsToCome + revocations.ofSessions(now) - 3 * capacity);
    }

    /** Ends the longest idle sessions of whoever has most grants, until there is room for more of what providers gave. */
    void makeRoomForGrant(String subject, int characters, Instant now) {
        for (Optional<KeptSession> idle = grantInTheWay(subject, characters, now);
                idle.isPresent();
                idle = grantInTheWay(subject, characters, now)) {
            makeRoom(idle.get(), now);
        }
    }

    private Optional<KeptSession> grantInTheWay(String subject, int characters, Instant now) {
        return grants.inTheWayOf(subject, characters).flatMap(id -> sessions.get(id, now));
    }

    private void makeRoom(KeptSession idle, Instant now) {
        if (endedToMakeRoom++ % BETWEEN_WARNINGS == 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The store in memory is full: {0} sessions, or {1} characters of providers'' tokens. For each new one the"
                            + " longest idle session of whoever has most ends; give the store a larger capacity, or take one"
                            + " outside of the process",
                    capacity,
                    grants.room());
        }
        end(idle.state().id(), lastAccessExpiry(idle), now);
    }

    /** No access token outlives the refresh token that came with it. */
    private Instant lastAccessExpiry(KeptSession kept) {
        Instant latest = kept.state().expiresAt().plus(MOST_CLOCK_SKEW);
        return accessTokensLast
                .map(longest -> kept.usedAt().plus(longest))
                .filter(latest::isAfter)
                .orElse(latest);
    }

    /** A session that is there makes the room for its revocation, so only for one that is not there can it be refused. */
    void end(String sessionId, Instant revokedUntil, Instant now) {
        Revocation revocation = new Revocation(Revocation.Name.ofSession(sessionId), now, revokedUntil);
        Optional<KeptSession> session = sessions.get(sessionId, now);
        if (session.isPresent()) {
            sessions.remove(sessionId, now);
            revocations.add(revocation, session.map(kept -> kept.state().subject()), now);
        } else {
            revoke(revocation, now);
        }
    }

    Set<String> endAll(String subject, Instant sessionsUntil, Revocation others, Instant now) {
        Set<String> ids =
                sessions.of(subject, now).stream().map(SessionState::id).collect(Collectors.toUnmodifiableSet());
        ids.forEach(id -> end(id, sessionsUntil, now));
        if (ids.isEmpty()) {
            revoke(others, now);
        } else {
            revocations.add(others, Optional.of(subject), now);
        }
        return ids;
    }

    /**
     * Revokes what belongs to no session.
     *
     * @throws StoreUnavailableException if there are too many of them
     */
    void revoke(Revocation revocation, Instant now) {
        if (revocations.find(revocation.name(), now).isEmpty() && revocations.others(now) >= 2 * capacity) {
            throw full(2 * capacity + " revocations that belong to no session");
        }
        revocations.add(revocation, Optional.empty(), now);
    }

    private static StoreUnavailableException full(String what) {
        return new StoreUnavailableException("the store in memory is full: " + what
                + "; give it a larger capacity, or take a store outside of the process");
    }
}
