package dev.ostiary.store;

import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.apikey.InMemoryApiKeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps everything in the memory of this process: for one node, for tests, and to begin with.
 *
 * <p>A restart ends all sessions and forgets one-time tokens and revocations; since the store says so, whoever follows its
 * revocations refuses the access tokens of sessions from before. It is bounded: when it is full it refuses new sessions, ids and
 * revocations with {@link StoreUnavailableException}, and drops nothing that still counts. Ending a session needs no room that
 * opening it has not taken.
 *
 * <p>Thread-safe.
 */
public final class InMemoryTokenStateStore implements TokenStateStore {
    /** How many entries of each kind there may be, unless told otherwise: 100,000. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private final Object lock = new Object();
    private final InstantSource clock;
    private final Expiring<String, Boolean> oneTimeIds;
    private final Expiring<String, Boolean> usedIds;
    private final Expiring<String, SessionState> sessions;
    private final RevocationLedger revocations;
    private final InMemoryApiKeyStore apiKeys;
    private boolean closed;

    /** An empty store of the usual capacity, by the system's clock. */
    public InMemoryTokenStateStore() {
        this(DEFAULT_CAPACITY, InstantSource.system());
    }

    /**
     * An empty store.
     *
     * @param capacity the largest number of sessions, of one-time ids, of used ids, and of API keys; of revocations twice as many
     * @param clock decides when an entry counts no more
     * @throws IllegalArgumentException if the capacity is not from 1 to 100,000,000
     */
    public InMemoryTokenStateStore(int capacity, InstantSource clock) {
        if (capacity < 1 || capacity > 100_000_000) {
            throw new IllegalArgumentException("capacity: expected 1 to 100000000, got " + capacity);
        }
        this.clock = Objects.requireNonNull(clock, "clock");
        this.oneTimeIds = new Expiring<>(capacity);
        this.usedIds = new Expiring<>(capacity);
        this.sessions = new Expiring<>(capacity);
        this.revocations = new RevocationLedger(2 * capacity, clock.instant());
        this.apiKeys = new InMemoryApiKeyStore(capacity);
    }

    @Override
    public void registerOneTime(String id, Instant until) {
        synchronized (lock) {
            oneTimeIds.put(id, true, until, now());
        }
    }

    @Override
    public boolean consumeOneTime(String id) {
        synchronized (lock) {
            return oneTimeIds.remove(id, now()).isPresent();
        }
    }

    @Override
    public boolean firstUse(String id, Instant until) {
        synchronized (lock) {
            Instant now = now();
            boolean first = usedIds.get(id, now).isEmpty();
            if (first) {
                usedIds.put(id, true, until, now);
            }
            return first;
        }
    }

    @Override
    public void open(SessionState session) {
        synchronized (lock) {
            Instant now = now();
            if (sessions.get(session.id(), now).isEmpty()) {
                sessions.put(session.id(), session, session.expiresAt(), now);
            }
        }
    }

    @Override
    public Optional<SessionState> session(String sessionId) {
        synchronized (lock) {
            return sessions.get(sessionId, now());
        }
    }

    @Override
    public boolean advance(SessionState expected, SessionState next) {
        synchronized (lock) {
            Instant now = now();
            boolean unchanged = sessions.get(expected.id(), now)
                    .filter(session -> session.currentToken().equals(expected.currentToken()))
                    .isPresent();
            if (unchanged) {
                sessions.put(expected.id(), next, next.expiresAt(), now);
            }
            return unchanged;
        }
    }

    @Override
    public void end(String sessionId, Instant revokedUntil) {
        synchronized (lock) {
            Instant now = now();
            end(sessionId, revokedUntil, now);
        }
    }

    @Override
    public Set<String> endAll(String subject, Instant now, Instant revokedUntil) {
        synchronized (lock) {
            Instant present = now();
            Set<String> ids = sessions.values(present).stream()
                    .filter(session -> session.subject().equals(subject))
                    .map(SessionState::id)
                    .collect(Collectors.toUnmodifiableSet());
            if (!revocations.hasRoomFor(ids.size() + 1, present)) {
                throw new StoreUnavailableException("the store in memory has no room for more revocations");
            }
            ids.forEach(id -> end(id, revokedUntil, present));
            Revocation.Name name = new Revocation.Name(Revocation.Kind.SUBJECT, subject);
            revocations.add(new Revocation(name, now, revokedUntil), present);
            return ids;
        }
    }

    @Override
    public List<SessionState> sessionsOf(String subject) {
        synchronized (lock) {
            return sessions.values(now()).stream()
                    .filter(session -> session.subject().equals(subject))
                    .sorted(Comparator.comparing(SessionState::openedAt).thenComparing(SessionState::id))
                    .toList();
        }
    }

    @Override
    public void revoke(Revocation revocation) {
        synchronized (lock) {
            revocations.add(revocation, now());
        }
    }

    @Override
    public List<Revocation> revocationsOf(Set<Revocation.Name> names) {
        synchronized (lock) {
            Instant now = now();
            return names.stream()
                    .flatMap(name -> revocations.find(name, now).stream())
                    .toList();
        }
    }

    @Override
    public RevocationPage revocationsAfter(Optional<String> position) {
        synchronized (lock) {
            return revocations.after(position.map(Long::parseLong).orElse(0L), now());
        }
    }

    @Override
    public ApiKeyRegistry apiKeys() {
        return apiKeys;
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
    }

    /** The revocation comes first: where it finds no room, the session stays. */
    private void end(String sessionId, Instant revokedUntil, Instant now) {
        Revocation.Name name = new Revocation.Name(Revocation.Kind.SESSION, sessionId);
        revocations.add(new Revocation(name, now, revokedUntil), now);
        sessions.remove(sessionId, now);
    }

    private Instant now() {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
        return clock.instant();
    }
}
