package dev.ostiary.store.jdbc;

import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.TokenStateStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Keeps everything in a database: H2 in this process or a file, or PostgreSQL for any number of nodes.
 *
 * <pre>{@code
 * TokenStateStore store = JdbcTokenStateStore.of(dataSource);
 * }</pre>
 *
 * <p>The tables are made with the first call where they are not there; the database may be down until then, and whenever it is down, calls
 * throw {@link dev.ostiary.store.StoreUnavailableException} and go well again once it is back. A table holds hashes of one-time and used
 * ids, and of refresh tokens their ids; never a token or an API key.
 *
 * <p>Each call takes one connection from the data source and gives it back as it was; give it a pool, of connections that may write. Calls
 * are correct from READ COMMITTED on. Expired rows are removed in batches, by calls that add rows and with no thread. Rows are there as long
 * as the database keeps what it has confirmed: with PostgreSQL's {@code synchronous_commit = off}, or a standby that lags behind and takes over,
 * the last revocations may be lost.
 *
 * <p>Nodes may differ in their clocks by as much as their tokens may; what has expired by one node's clock stays for the others for one more minute.
 * Thread-safe.
 */
public final class JdbcTokenStateStore implements TokenStateStore {
    private final Database database;
    private final IdTable oneTimeIds;
    private final IdTable usedIds;
    private final SessionTable sessions;
    private final RevocationTable revocations;
    private final RevocationFeed feed;
    private final ApiKeyTable apiKeys;
    private final InstantSource clock;

    JdbcTokenStateStore(Database database, InstantSource clock, RevocationRecorder recorder) {
        this.database = database;
        this.clock = clock;
        this.oneTimeIds = new IdTable(database, clock, "#one_time");
        this.usedIds = new IdTable(database, clock, "#used");
        this.sessions = new SessionTable(database, clock);
        this.revocations = new RevocationTable(database, clock, recorder);
        this.feed = new RevocationFeed(database, clock);
        this.apiKeys = new ApiKeyTable(database);
    }

    /**
     * A store with the usual settings.
     *
     * @param dataSource of H2 or PostgreSQL; stays the caller's to close
     * @return the store; nothing has been read yet
     */
    public static JdbcTokenStateStore of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * A store with settings of one's own.
     *
     * @param dataSource of H2 or PostgreSQL; stays the caller's to close
     * @return a builder
     */
    public static JdbcTokenStateStoreBuilder builder(DataSource dataSource) {
        return new JdbcTokenStateStoreBuilder(dataSource);
    }

    /**
     * Makes the tables where they are not there, and looks whether they fit: to learn of it at start. Every other method does so too,
     * when it is first called.
     *
     * @throws IllegalStateException if the tables are those of another release, or the database is neither H2 nor PostgreSQL
     * @throws dev.ostiary.store.StoreUnavailableException if the database cannot be reached, which may pass
     */
    public void check() {
        database.check();
    }

    @Override
    public void registerOneTime(String id, Instant until) {
        oneTimeIds.put(StoreLimits.id("id", id), until);
    }

    @Override
    public boolean consumeOneTime(String id) {
        return oneTimeIds.take(id);
    }

    @Override
    public boolean firstUse(String id, Instant until) {
        return usedIds.putFirst(StoreLimits.id("id", id), until);
    }

    @Override
    public void open(SessionState session) {
        sessions.open(session);
    }

    @Override
    public Optional<SessionState> session(String sessionId) {
        return sessions.find(sessionId);
    }

    @Override
    public boolean advance(SessionState expected, SessionState next) {
        StoreLimits.step(expected, next);
        return sessions.advance(expected, next);
    }

    @Override
    public void end(String sessionId, Instant revokedUntil) {
        Revocation revocation = ofSession(sessionId, revokedUntil);
        revocations.recorded((statements, made) -> {
            sessions.delete(statements, List.of(sessionId));
            return made.add(revocation);
        });
    }

    @Override
    public Set<String> endAll(String subject, Instant now, Instant sessionsUntil, Instant othersUntil) {
        Revocation revocation = new Revocation(Name.ofSubject(subject), now, othersUntil);
        return revocations.recorded((statements, made) -> {
            List<String> ids = sessions.locked(statements, subject);
            sessions.delete(statements, ids);
            ids.forEach(id -> made.add(ofSession(id, sessionsUntil)));
            made.add(revocation);
            return Set.copyOf(ids);
        });
    }

    private Revocation ofSession(String id, Instant until) {
        return new Revocation(Name.ofSession(id), clock.instant(), until);
    }

    @Override
    public List<SessionState> sessionsOf(String subject) {
        return sessions.of(subject);
    }

    @Override
    public void revoke(Revocation revocation) {
        revocations.recorded((statements, made) -> made.add(revocation));
    }

    @Override
    public List<Revocation> revocationsOf(Set<Name> names) {
        return revocations.find(StoreLimits.names(names));
    }

    @Override
    public RevocationPage revocationsAfter(Optional<String> position) {
        return feed.after(position);
    }

    @Override
    public ApiKeyRegistry apiKeys() {
        return apiKeys;
    }

    /** Lets calls fail from now on. The data source stays open: it is the caller's. */
    @Override
    public void close() {
        database.close();
    }
}
