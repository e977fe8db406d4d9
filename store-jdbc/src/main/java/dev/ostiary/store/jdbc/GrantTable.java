package dev.ostiary.store.jdbc;

import dev.ostiary.store.GrantLease;
import dev.ostiary.store.GrantOpening;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.StoredGrant;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Grants. A row hangs on its session's and goes with it.
 *
 * <p>A sign-in and a logout of the provider that come at once meet each other without a lock: whoever signs in looks for a logout after the
 * session has been recorded, and whoever ends looks for sessions once more after the logout has. Thread-safe.
 */
final class GrantTable implements ProviderGrants {
    private static final String INSERT = "INSERT INTO #grant (id_hash, provider, subject_hash, sid_hash, issued_at,"
            + " authenticated_at, sealed, version, refreshed_at, leased_until, failing_since)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 1, STORE_TIME, 0, 0)";
    private static final String FIND = "SELECT " + GrantRow.COLUMNS + " FROM #grant g JOIN #session s"
            + " ON s.id_hash = g.id_hash WHERE g.id_hash = ? AND s.expires_at > STORE_TIME";
    private static final String TAKE =
            "UPDATE #grant SET leased_until = ? WHERE id_hash = ? AND version = ? AND leased_until = ?";
    private static final String RELEASE = "UPDATE #grant SET leased_until = 0 WHERE id_hash = ? AND leased_until = ?";
    private static final String FAIL = "UPDATE #grant SET failing_since = CASE WHEN failing_since = 0"
            + " OR failing_since > STORE_TIME THEN STORE_TIME ELSE failing_since END,"
            + " leased_until = CASE WHEN leased_until = ? THEN 0 ELSE leased_until END"
            + " WHERE id_hash = ? AND version = ?";
    private static final String RENEWED =
            "version = version + 1, refreshed_at = STORE_TIME, leased_until = 0, failing_since = 0"
                    + " WHERE id_hash = ? AND version = ? AND EXISTS"
                    + " (SELECT 1 FROM #session s WHERE s.id_hash = ? AND s.expires_at > STORE_TIME)";
    private static final String REPLACE = "UPDATE #grant SET sealed = ?, " + RENEWED;
    private static final String REPLACE_WITH_SID = "UPDATE #grant SET sealed = ?, sid_hash = ?, " + RENEWED;

    private final Database database;
    private final SessionTable sessions;
    private final GrantEnding ending;

    GrantTable(Database database, SessionTable sessions, RevocationTable revocations) {
        this.database = database;
        this.sessions = sessions;
        this.ending = new GrantEnding(database, sessions, revocations);
    }

    /** Nobody has tokens of a session that turns out to have been ended meanwhile: it is taken away again. */
    @Override
    public GrantOpening open(SessionState session, ProviderGrant grant) {
        AtomicBoolean taken = new AtomicBoolean();
        boolean isNew = database.together(statements -> recorded(statements, session, grant, taken));
        if (isNew) {
            sessions.added();
        }
        AfterOpening found =
                database.each(statements -> AfterOpening.look(statements, grant.endedNames(), session.subject()));
        if (!grant.isEndedBy(found.revocations())) {
            return new GrantOpening.Opened(found.sessions());
        }
        if (isNew) {
            database.each(statements ->
                    statements.update("DELETE FROM #session WHERE id_hash = ?", Stored.hash(session.id())));
        }
        return new GrantOpening.Ended();
    }

    private static boolean recorded(
            Statements statements, SessionState session, ProviderGrant grant, AtomicBoolean taken) throws SQLException {
        if (!SessionTable.opened(statements, session, taken)) {
            return false;
        }
        return statements.update(INSERT, GrantRow.values(Stored.hash(session.id()), grant)) == 1;
    }

    @Override
    public Optional<StoredGrant> of(String sessionId) {
        String hash = Stored.hash(sessionId);
        return database.each(statements -> statements.first(FIND, GrantRow::read, hash))
                .map(GrantRow::stored);
    }

    /** One statement where it is refused, else two. */
    @Override
    public GrantLease lease(String sessionId, long version, Duration lasting) {
        StoreLimits.lease(lasting);
        String hash = Stored.hash(sessionId);
        return database.each(statements -> {
            Optional<GrantRow> row = statements.first(FIND, GrantRow::read, hash);
            return row.isEmpty() ? new GrantLease.Gone() : lease(statements, hash, row.get(), version, lasting);
        });
    }

    private static GrantLease lease(Statements statements, String hash, GrantRow row, long version, Duration lasting)
            throws SQLException {
        StoredGrant stored = row.stored();
        Optional<GrantLease> refused = stored.withoutLease(version);
        if (refused.isPresent()) {
            return refused.get();
        }
        Instant until = StoreLimits.time(stored.storeTime().plus(lasting));
        if (statements.update(TAKE, Stored.time(until), hash, stored.version(), row.leasedUntil()) == 0) {
            throw new SQLTransactionRollbackException("somebody else has taken the lease in between", "40001");
        }
        return new GrantLease.Taken(stored, until);
    }

    @Override
    public boolean replace(String sessionId, long version, ProviderGrant grant) {
        String hash = Stored.hash(sessionId);
        Optional<String> sid = grant.sidKey();
        return database.each(statements -> sid.isPresent()
                        ? statements.update(REPLACE_WITH_SID, grant.sealed(), sid.get(), hash, version, hash)
                        : statements.update(REPLACE, grant.sealed(), hash, version, hash))
                == 1;
    }

    @Override
    public void failed(String sessionId, GrantLease.Taken lease) {
        String hash = Stored.hash(sessionId);
        long version = lease.grant().version();
        database.each(statements -> statements.update(FAIL, Stored.time(lease.until()), hash, version));
    }

    @Override
    public void release(String sessionId, GrantLease.Taken lease) {
        String hash = Stored.hash(sessionId);
        database.each(statements -> statements.update(RELEASE, hash, Stored.time(lease.until())));
    }

    @Override
    public Set<String> end(String issuerAndSid, Instant upTo, Instant until) {
        return ending.ofSid(StoreLimits.key("issuerAndSid", issuerAndSid), upTo, until);
    }

    @Override
    public Set<String> endAll(String issuerAndSub, Instant upTo, Instant until) {
        return ending.ofSubject(StoreLimits.key("issuerAndSub", issuerAndSub), upTo, until);
    }
}
