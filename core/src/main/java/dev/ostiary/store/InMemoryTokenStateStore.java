package dev.ostiary.store;

import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.apikey.InMemoryApiKeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps everything in the memory of this process: for one node, for tests, and to begin with.
 *
 * <p>A restart ends all sessions and forgets one-time tokens and revocations; since the store says so, whoever follows its
 * revocations refuses the access tokens of sessions from before. It is bounded: when it is full it refuses new sessions, ids and
 * revocations with {@link StoreUnavailableException}, and drops nothing that still counts. Opening a session takes the room of the
 * two revocations that ending it may need, so a session that is open can always be ended.
 *
 * <p>Thread-safe.
 */
public final class InMemoryTokenStateStore implements TokenStateStore {
    /** How many entries of each kind there may be, unless told otherwise: 100,000. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private static final System.Logger LOG = System.getLogger(InMemoryTokenStateStore.class.getName());

    private final StoreOutages outages = new StoreOutages(LOG, System::nanoTime);
    private final Object lock = new Object();
    private final InstantSource clock;
    private final Expiring<String, OneTimeId> oneTimeIds;
    private final Expiring<String, Boolean> usedIds;
    private final SessionTable sessions;
    private final RevocationLedger revocations;
    private final ApiKeyRegistry apiKeys;
    private final int capacity;
    private boolean closed;

    /** An empty store of the usual capacity, by the system's clock. */
    public InMemoryTokenStateStore() {
        this(DEFAULT_CAPACITY, InstantSource.system());
    }

    /**
     * An empty store.
     *
     * @param capacity the largest number of sessions, of one-time ids, of used ids, and of API keys; of revocations twice as many, less two
     *     for each session that is open
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
        this.sessions = new SessionTable(capacity);
        this.revocations = new RevocationLedger(2 * capacity, clock.instant());
        this.apiKeys = new ApiKeysInMemory(new InMemoryApiKeyStore(capacity), this::requireOpen);
        this.capacity = capacity;
    }

    @Override
    public void registerOneTime(OneTimeId token) {
        written(now -> {
            oneTimeIds.put(token.id(), token, token.until(), now);
            return true;
        });
    }

    @Override
    public boolean consumeOneTime(String id) {
        synchronized (lock) {
            return oneTimeIds.remove(id, now()).isPresent();
        }
    }

    @Override
    public boolean firstUse(String id, Instant until) {
        StoreLimits.id("id", id);
        return written(now -> {
            boolean first = usedIds.get(id, now).isEmpty();
            if (first) {
                usedIds.put(id, true, StoreLimits.time(until), now);
            }
            return first;
        });
    }

    @Override
    public void open(SessionState session) {
        written(now -> {
            boolean isNew = sessions.get(session.id(), now).isEmpty();
            if (isNew) {
                requireRoom(2, now);
                sessions.put(KeptSession.opened(session), now);
            }
            return isNew;
        });
    }

    @Override
    public Optional<SessionState> session(String sessionId) {
        synchronized (lock) {
            return sessions.get(sessionId, now()).map(KeptSession::state);
        }
    }

    @Override
    public Rotation rotate(String sessionId, String subject, String presented, Successor successor) {
        StoreLimits.successor(presented, successor);
        synchronized (lock) {
            Instant now = now();
            Optional<KeptSession> session = sessions.get(sessionId, now)
                    .filter(kept -> kept.state().subject().equals(subject));
            if (session.isEmpty()) {
                return new Rotation.Ended();
            }
            KeptSession kept = session.get();
            if (!kept.state().currentToken().equals(presented)) {
                return kept.judge(presented, now);
            }
            sessions.put(kept.rotatedTo(successor, now), now);
            return new Rotation.Rotated();
        }
    }

    @Override
    public void confirm(Map<String, String> arrived) {
        StoreLimits.confirmed(arrived);
        synchronized (lock) {
            Instant now = now();
            arrived.forEach((sessionId, token) -> sessions.get(sessionId, now)
                    .filter(kept -> kept.state().currentToken().equals(token))
                    .ifPresent(kept -> sessions.put(kept.withArrived(), now)));
        }
    }

    @Override
    public void end(String sessionId, Instant revokedUntil) {
        written(now -> {
            end(sessionId, revokedUntil, now);
            return true;
        });
    }

    @Override
    public Set<String> endAll(String subject, Instant sessionsUntil, Revocation others) {
        StoreLimits.ofSubject(subject, others);
        return written(now -> {
            Set<String> ids =
                    sessions.of(subject, now).stream().map(SessionState::id).collect(Collectors.toUnmodifiableSet());
            ids.forEach(id -> end(id, sessionsUntil, now));
            add(others, now);
            return ids;
        });
    }

    @Override
    public List<SessionState> sessionsOf(String subject) {
        synchronized (lock) {
            return sessions.of(subject, now()).stream()
                    .sorted(Comparator.comparing(SessionState::openedAt).thenComparing(SessionState::id))
                    .toList();
        }
    }

    @Override
    public void revoke(Revocation revocation) {
        written(now -> {
            add(revocation, now);
            return true;
        });
    }

    @Override
    public List<Revocation> revocationsOf(Set<Revocation.Name> names) {
        StoreLimits.names(names);
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
            return revocations.after(position, now());
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

    /** What may find the store full, which nobody but the log would be told. */
    private <T> T written(Function<Instant, T> change) {
        requireOpen();
        return outages.watched(() -> {
            synchronized (lock) {
                return change.apply(now());
            }
        });
    }

    /** A session that is there makes the room for its revocation, so only for one that is not there can it be refused. */
    private void end(String sessionId, Instant revokedUntil, Instant now) {
        Revocation revocation = new Revocation(Revocation.Name.ofSession(sessionId), now, revokedUntil);
        sessions.remove(sessionId, now);
        add(revocation, now);
    }

    private void add(Revocation revocation, Instant now) {
        if (revocations.find(revocation.name(), now).isEmpty()) {
            requireRoom(1, now);
        }
        revocations.add(revocation, now);
    }

    /** Each session keeps room for its own revocation and for its subject's. */
    private void requireRoom(int count, Instant now) {
        if (revocations.size(now) + 2 * sessions.size(now) + count > 2 * capacity) {
            throw new StoreUnavailableException("the store in memory is full: " + 2 * capacity
                    + " revocations and sessions; give it a larger capacity, or take a store outside of the process");
        }
    }

    private Instant now() {
        requireOpen();
        return clock.instant();
    }

    private void requireOpen() {
        synchronized (lock) {
            if (closed) {
                throw new StoreUnavailableException("the store is closed");
            }
        }
    }
}
