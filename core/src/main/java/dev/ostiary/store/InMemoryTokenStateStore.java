package dev.ostiary.store;

import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.apikey.InMemoryApiKeyStore;
import java.time.Duration;
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
 * revocations refuses the access tokens of sessions from before. It is bounded, and no user can fill it for the others:
 *
 * <ul>
 *   <li>Full of sessions: for a new one the longest idle session of whoever has most ends, and its access tokens are revoked. That is the
 *       newcomer himself where he would have as many as anybody. A session that is open can always be ended. Who has opened and
 *       ended many sessions a short while ago is refused until their access tokens have expired.
 *   <li>Full of what OpenID providers gave ({@link ProviderGrant}), of which there may be 1,024 characters for each session of the capacity
 *       and 1 Mi at least: for more of it the longest idle session of whoever has most such ends.
 *   <li>Full of one-time tokens: the oldest of whoever has most is void.
 *   <li>Full of used ids: one that expires later than another takes its place. From then on all ids that expire no later than that one count
 *       as used, so that none is usable again.
 *   <li>Full of revocations that belong to no session: new ones are refused with {@link StoreUnavailableException}, and none is
 *       forgotten. Those of sessions have a room of their own, so ending a session always works.
 * </ul>
 *
 * <p>By the system's clock, entries go by the monotonic one: a wall clock that jumps ahead lets nothing expire early. Thread-safe.
 */
public final class InMemoryTokenStateStore implements TokenStateStore {
    /** How many entries of each kind there may be, unless told otherwise: 100,000. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private static final System.Logger LOG = System.getLogger(InMemoryTokenStateStore.class.getName());

    private final StoreOutages outages = new StoreOutages(LOG, System::nanoTime);
    private final Object lock = new Object();
    private final StoreTime time;
    private final OneTimeTable oneTimeIds;
    private final UsedIds usedIds;
    private final SessionRoom sessions;
    private final RevocationLedger revocations;
    private final ApiKeyRegistry apiKeys;
    private final ProviderGrants grants;
    private boolean closed;

    /** An empty store of the usual capacity, by the system's clock, which may jump. */
    public InMemoryTokenStateStore() {
        this(DEFAULT_CAPACITY, new SteadyClock(InstantSource.system(), System::nanoTime));
    }

    /**
     * An empty store.
     *
     * @param capacity the largest number of sessions, of one-time ids, of used ids, and of API keys; of revocations twice as many that belong to
     *     no session, and three times as many that sessions leave, less two for each session that is open
     * @param clock decides when an entry counts no more, and is taken as it is
     * @throws IllegalArgumentException if the capacity is not from 1 to 100,000,000
     */
    public InMemoryTokenStateStore(int capacity, InstantSource clock) {
        this(capacity, new GivenClock(Objects.requireNonNull(clock, "clock")));
    }

    InMemoryTokenStateStore(int capacity, StoreTime time) {
        if (capacity < 1 || capacity > 100_000_000) {
            throw new IllegalArgumentException("capacity: expected 1 to 100000000, got " + capacity);
        }
        this.time = time;
        this.oneTimeIds = new OneTimeTable(capacity);
        this.usedIds = new UsedIds(capacity);
        this.revocations = new RevocationLedger(SessionRoom.revocations(capacity), time.told());
        this.sessions = new SessionRoom(capacity, revocations);
        this.apiKeys = new ApiKeysInMemory(new InMemoryApiKeyStore(capacity), this::requireOpen);
        this.grants = new GrantsInMemory(sessions, time, this::written);
    }

    @Override
    public void accessTokensLast(Duration longest) {
        synchronized (lock) {
            sessions.accessTokensLast(longest);
        }
    }

    @Override
    public void registerOneTime(OneTimeId token) {
        written(now -> {
            oneTimeIds.register(token, now);
            return true;
        });
    }

    @Override
    public boolean consumeOneTime(String id) {
        synchronized (lock) {
            return oneTimeIds.consume(id, now());
        }
    }

    @Override
    public boolean firstUse(String id, Instant until) {
        StoreLimits.id("id", id);
        return written(now -> usedIds.isFirst(id, StoreLimits.time(until), now));
    }

    @Override
    public int open(SessionState session) {
        return written(now -> {
            sessions.open(session, now);
            return sessions.count(session.subject(), now);
        });
    }

    @Override
    public Optional<SessionState> session(String sessionId) {
        synchronized (lock) {
            return sessions.get(sessionId, now()).map(KeptSession::state);
        }
    }

    @Override
    public Rotation rotate(String sessionId, String subject, TokenCopy presented, Successor successor) {
        StoreLimits.successor(presented.token(), successor);
        synchronized (lock) {
            Instant now = now();
            return sessions.get(sessionId, now)
                    .filter(kept -> kept.state().subject().equals(subject))
                    .map(kept -> rotate(kept, presented, successor, now))
                    .orElseGet(Rotation.Ended::new);
        }
    }

    private Rotation rotate(KeptSession kept, TokenCopy presented, Successor successor, Instant now) {
        Duration passed = time.passed();
        if (kept.state().currentToken().equals(presented.token())) {
            if (kept.isContradictedBy(presented)) {
                return new Rotation.Reused();
            }
            sessions.replace(kept.rotatedTo(successor, presented.after(), passed), now);
            return new Rotation.Rotated();
        }
        Rotation judged = kept.judge(presented, passed);
        if (judged instanceof Rotation.Repeated) {
            sessions.replace(kept.usedAgain(presented, time.told(), passed), now);
        }
        return judged;
    }

    @Override
    public Set<String> confirm(Map<String, TokenCopy> arrived) {
        StoreLimits.confirmed(arrived);
        synchronized (lock) {
            Instant now = now();
            return arrived.entrySet().stream()
                    .filter(each -> looksStolen(each.getKey(), each.getValue(), now))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private boolean looksStolen(String sessionId, TokenCopy seen, Instant now) {
        Optional<KeptSession> session = sessions.get(sessionId, now);
        session.filter(kept -> kept.state().currentToken().equals(seen.token()))
                .ifPresent(kept -> sessions.replace(kept.withArrived(seen, time.passed()), now));
        return session.filter(kept -> kept.looksStolen(seen)).isPresent();
    }

    @Override
    public void end(String sessionId, Instant revokedUntil) {
        written(now -> {
            sessions.end(sessionId, revokedUntil, now);
            return true;
        });
    }

    @Override
    public Set<String> endAll(String subject, Instant sessionsUntil, Revocation others) {
        StoreLimits.ofSubject(subject, others);
        return written(now -> {
            Set<String> ended = sessions.endAll(subject, sessionsUntil, others, now);
            oneTimeIds.voidAll(subject, now);
            return ended;
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
            sessions.revoke(revocation, now);
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
            return revocations.after(position, now(), time.told());
        }
    }

    @Override
    public ApiKeyRegistry apiKeys() {
        return apiKeys;
    }

    @Override
    public ProviderGrants providerGrants() {
        return grants;
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

    private Instant now() {
        requireOpen();
        return time.instant();
    }

    private void requireOpen() {
        synchronized (lock) {
            if (closed) {
                throw new StoreUnavailableException("the store is closed");
            }
        }
    }
}
