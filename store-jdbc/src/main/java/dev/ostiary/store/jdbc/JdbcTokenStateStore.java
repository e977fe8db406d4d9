package dev.ostiary.store.jdbc;

import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Keeps everything in a database: H2 in this process or a file, or PostgreSQL, MariaDB or MySQL for any number of nodes.
 *
 * <pre>{@code
 * TokenStateStore store = JdbcTokenStateStore.of(dataSource);
 * }</pre>
 *
 * <p>The tables are made with the first call where they are not there; the database may be down until then, and whenever it is down, calls
 * throw {@link dev.ostiary.store.StoreUnavailableException} and go well again once it is back. A table holds hashes of one-time and used
 * ids and of replaced refresh tokens, and of the current ones their ids; never a token or an API key.
 *
 * <p>Each call takes one connection from the data source and gives it back as it was; give it a pool, of connections that may write. Behind a
 * pooler such as PgBouncer, PostgreSQL's driver prepares no statements on that connection any more. Calls are correct from READ COMMITTED on;
 * in MariaDB and MySQL their transactions are of that level. Expired rows are removed in batches, by calls that add rows and with no thread. Rows are there as long
 * as the database keeps what it has confirmed: with PostgreSQL's {@code synchronous_commit = off}, or a standby that lags behind and takes over,
 * the last revocations may be lost.
 *
 * <p>The database's clock decides what counts, for all nodes alike; what has expired by it is removed a day later. Thread-safe.
 */
public final class JdbcTokenStateStore implements TokenStateStore {
    private final Database database;
    private final OneTimeTable oneTimeIds;
    private final UsedIdTable usedIds;
    private final SessionTable sessions;
    private final RevocationTable revocations;
    private final RevocationFeed feed;
    private final ApiKeyTable apiKeys;
    private final GrantTable grants;

    JdbcTokenStateStore(Database database, RevocationRecorder recorder) {
        this.database = database;
        this.oneTimeIds = new OneTimeTable(database);
        this.usedIds = new UsedIdTable(database);
        this.sessions = new SessionTable(database);
        this.revocations = new RevocationTable(database, recorder);
        this.feed = new RevocationFeed(database);
        this.apiKeys = new ApiKeyTable(database);
        this.grants = new GrantTable(database, sessions, revocations);
    }

    /**
     * A store with the usual settings.
     *
     * @param dataSource of H2, PostgreSQL, MariaDB or MySQL; stays the caller's to close
     * @return the store; nothing has been read yet
     */
    public static JdbcTokenStateStore of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * A store with settings of one's own.
     *
     * @param dataSource of H2, PostgreSQL, MariaDB or MySQL; stays the caller's to close
     * @return a builder
     */
    public static JdbcTokenStateStoreBuilder builder(DataSource dataSource) {
        return new JdbcTokenStateStoreBuilder(dataSource);
    }

    /**
     * Makes the tables where they are not there, and looks whether they fit: to learn of it at start. Every other method does so too,
     * when it is first called.
     *
     * @throws IllegalStateException if the tables are those of another release, or the database is none of those, or its connections are not as the store needs them
     * @throws dev.ostiary.store.StoreUnavailableException if the database cannot be reached, which may pass
     */
    public void check() {
        database.check();
    }

    @Override
    public void registerOneTime(OneTimeId token) {
        oneTimeIds.put(token);
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
    public int open(SessionState session) {
        return sessions.open(session);
    }

    @Override
    public Optional<SessionState> session(String sessionId) {
        return sessions.find(sessionId);
    }

    @Override
    public Rotation rotate(String sessionId, String subject, TokenCopy presented, Successor successor) {
        return sessions.rotate(sessionId, subject, presented, StoreLimits.successor(presented.token(), successor));
    }

    /**
     * One batch of statements, which the driver of PostgreSQL sends in packets of some hundreds; and another one for those of which a copy had
     * arrived before.
     */
    @Override
    public Set<String> confirm(Map<String, TokenCopy> arrived) {
        return sessions.confirm(StoreLimits.confirmed(arrived));
    }

    @Override
    public void end(String sessionId, Instant revokedUntil) {
        StoreLimits.id("sessionId", sessionId);
        revocations.recorded((statements, now, made) -> {
            sessions.delete(statements, List.of(sessionId));
            return made.add(ofSession(sessionId, now, revokedUntil));
        });
    }

    @Override
    public Set<String> endAll(String subject, Instant sessionsUntil, Revocation others) {
        StoreLimits.ofSubject(subject, others);
        return revocations.recorded((statements, now, made) -> {
            List<String> ids = sessions.locked(statements, subject);
            sessions.delete(statements, ids);
            oneTimeIds.deleteOf(statements, subject);
            ids.forEach(id -> made.add(ofSession(id, now, sessionsUntil)));
            made.add(others);
            return Set.copyOf(ids);
        });
    }

    private static Revocation ofSession(String id, Instant now, Instant until) {
        return new Revocation(Name.ofSession(id), now, until);
    }

    @Override
    public List<SessionState> sessionsOf(String subject) {
        return sessions.of(subject);
    }

    @Override
    public void revoke(Revocation revocation) {
        revocations.recorded((statements, now, made) -> made.add(revocation));
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

    @Override
    public ProviderGrants providerGrants() {
        return grants;
    }

    /** Lets calls fail from now on. The data source stays open: it is the caller's. */
    @Override
    public void close() {
        database.close();
    }
}
