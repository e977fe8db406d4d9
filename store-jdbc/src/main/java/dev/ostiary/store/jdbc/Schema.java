package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables where they are not there, and looks whether they are those of this version. Thread-safe: several threads and nodes may
 * do so at once.
 */
final class Schema {
    static final int VERSION = 3;

    private static final int NONE = 0;
    private static final int WITH_GRANTS = 2;
    private static final Object CHANGE = new Object();

    /** Whoever loses a race has lost it to somebody who made one of the objects, and there are not so many. */
    private static final int ATTEMPTS = 20;

    /** What version 2 has more than version 1. A grant ends with its session, however that ends. */
    static final List<String> GRANTS = List.of(
            "CREATE TABLE IF NOT EXISTS #grant (id_hash VARCHAR(64) PRIMARY KEY"
                    + " REFERENCES #session (id_hash) ON DELETE CASCADE, provider VARCHAR NOT NULL,"
                    + " subject_hash VARCHAR(64) NOT NULL, sid_hash VARCHAR(64) NOT NULL, issued_at BIGINT NOT NULL,"
                    + " authenticated_at BIGINT NOT NULL, version BIGINT NOT NULL, refreshed_at BIGINT NOT NULL,"
                    + " leased_until BIGINT NOT NULL, failing_since BIGINT NOT NULL, sealed VARCHAR NOT NULL)",
            "CREATE INDEX IF NOT EXISTS ~grant_subject ON #grant (subject_hash)",
            "CREATE INDEX IF NOT EXISTS ~grant_sid ON #grant (sid_hash)");

    /** What version 3 has more than version 2, where 0 does for what was there. */
    static final String ARRIVED_AT =
            "ALTER TABLE #session ADD COLUMN IF NOT EXISTS arrived_at BIGINT DEFAULT 0 NOT NULL";

    /** In this order everywhere, so that nodes wait for each other in a line. */
    static final List<String> DDL = Stream.concat(
                    Stream.of(
                            "CREATE TABLE IF NOT EXISTS #schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL,"
                                    + " complete_since BIGINT NOT NULL)",
                            "CREATE TABLE IF NOT EXISTS #one_time (id_hash VARCHAR(64) PRIMARY KEY, subject_hash"
                                    + " VARCHAR(64) NOT NULL, group_hash VARCHAR(64) NOT NULL, place SMALLINT NOT NULL,"
                                    + " turn BIGINT NOT NULL, expires_at BIGINT NOT NULL)",
                            "CREATE UNIQUE INDEX IF NOT EXISTS ~one_time_place ON #one_time (group_hash, place)",
                            "CREATE INDEX IF NOT EXISTS ~one_time_subject ON #one_time (subject_hash)",
                            "CREATE INDEX IF NOT EXISTS ~one_time_expiry ON #one_time (expires_at)",
                            "CREATE TABLE IF NOT EXISTS #used (id_hash VARCHAR(64) PRIMARY KEY, expires_at BIGINT NOT"
                                    + " NULL)",
                            "CREATE INDEX IF NOT EXISTS ~used_expiry ON #used (expires_at)",
                            "CREATE TABLE IF NOT EXISTS #session (id_hash VARCHAR(64) PRIMARY KEY, subject_hash"
                                    + " VARCHAR(64) NOT NULL, token_hash VARCHAR(64) NOT NULL, id VARCHAR NOT NULL,"
                                    + " subject VARCHAR NOT NULL, label VARCHAR NOT NULL, opened_at BIGINT NOT NULL,"
                                    + " refreshed_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, current_token VARCHAR"
                                    + " NOT NULL, arrived BIGINT NOT NULL, arrived_at BIGINT DEFAULT 0 NOT NULL, exchanged"
                                    + " BIGINT NOT NULL, superseded VARCHAR(1264) NOT NULL)",
                            "CREATE INDEX IF NOT EXISTS ~session_subject ON #session (subject_hash)",
                            "CREATE INDEX IF NOT EXISTS ~session_expiry ON #session (expires_at)",
                            "CREATE TABLE IF NOT EXISTS #revocation (id_hash VARCHAR(64) PRIMARY KEY, kind VARCHAR(16)"
                                    + " NOT NULL, id VARCHAR NOT NULL, issued_until BIGINT NOT NULL, expires_at BIGINT NOT"
                                    + " NULL, recorded_at BIGINT NOT NULL)",
                            "CREATE INDEX IF NOT EXISTS ~revocation_record ON #revocation (recorded_at, id_hash)",
                            "CREATE INDEX IF NOT EXISTS ~revocation_expiry ON #revocation (expires_at)",
                            "CREATE TABLE IF NOT EXISTS #api_key (id VARCHAR(16) PRIMARY KEY, hash VARCHAR(43) NOT"
                                    + " NULL, subject_hash VARCHAR(64) NOT NULL, subject VARCHAR NOT NULL, roles VARCHAR"
                                    + " NOT NULL, scopes VARCHAR NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT,"
                                    + " revoked BOOLEAN NOT NULL)",
                            "CREATE INDEX IF NOT EXISTS ~api_key_subject ON #api_key (subject_hash)"),
                    GRANTS.stream())
            .toList();

    private volatile @Nullable Dialect dialect;
    private volatile boolean checked;

    /**
     * What the database speaks.
     *
     * @throws IllegalStateException if it is none that the store knows
     */
    Dialect dialect(Connection connection) throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            known = Dialects.of(connection);
            dialect = known;
        }
        return known;
    }

    /** To be looked at again: a table was missing. */
    void forget() {
        checked = false;
    }

    /**
     * Returns once the tables are there.
     *
     * @param connection in autocommit mode
     * @throws IllegalStateException if they cannot be those of this version
     */
    void ensure(Connection connection, Statements statements) throws SQLException {
        if (checked) {
            return;
        }
        Dialect spoken = dialect(connection);
        int version = version(statements);
        if (version == NONE || (version >= spoken.oldestVersion() && version < VERSION)) {
            version = changed(connection, statements, spoken);
        }
        if (version != VERSION) {
            throw new IllegalStateException("the tables of the store are of version " + version
                    + ", and this release works with version " + VERSION
                    + ": run the release that made them, or give another tablePrefix");
        }
        spoken.require(connection, statements);
        checked = true;
    }

    /**
     * One at a time within a process: where two change a table of H2 at once, the foreign key to it may be left pointing at the table as it was,
     * and no grant can be recorded any more. With PostgreSQL nodes wait for each other in the database.
     */
    private static int changed(Connection connection, Statements statements, Dialect dialect) throws SQLException {
        synchronized (CHANGE) {
            int version = version(statements);
            for (int attempt = 1; version < VERSION && attempt <= ATTEMPTS; attempt++) {
                make(connection, statements, dialect, version, attempt == ATTEMPTS);
                version = version(statements);
            }
            return version;
        }
    }

    /** 0 where the tables are not there, or not all of them yet: the row is written last. */
    static int version(Statements statements) throws SQLException {
        try {
            return statements
                    .first("SELECT version FROM #schema WHERE id = 1", row -> row.getInt(1))
                    .orElse(NONE);
        } catch (SQLException e) {
            if (Faults.isMissingTable(e)) {
                return NONE;
            }
            throw e;
        }
    }

    /** Another node may do the same and be faster, which ends this attempt with a fault of one kind or another. */
    private static void make(Connection connection, Statements statements, Dialect dialect, int version, boolean last)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            if (version == NONE) {
                create(statements, dialect);
            } else {
                upgrade(statements, version);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (version != NONE && Faults.isForbidden(e)) {
                throw new IllegalStateException("the tables of the store are of version " + version
                        + ", and the database's user may not add what version " + VERSION
                        + " has more: run the statements for it in docs/stores.md");
            }
            if (last || !mayBeARace(e)) {
                throw e;
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void create(Statements statements, Dialect dialect) throws SQLException {
        for (String each : dialect.tables()) {
            statements.update(each);
        }
        statements.update("INSERT INTO #schema (id, version, complete_since) VALUES (1, ?, STORE_TIME)", VERSION);
    }

    /**
     * The row is written last, so a node that fails in between leaves nothing that another one could not go on with. What is locked in the
     * strictest way comes first, and nothing that is there is touched: nodes go on meanwhile, and take a session's row before its grant's.
     */
    private static void upgrade(Statements statements, int version) throws SQLException {
        statements.update(ARRIVED_AT);
        if (version < WITH_GRANTS) {
            for (String each : GRANTS) {
                statements.update(each);
            }
        }
        statements.update("UPDATE #schema SET version = ? WHERE id = 1 AND version < ?", VERSION, VERSION);
    }

    /** Duplicates, conflicts, "exists already"; and HY000, because H2 calls it a general error when an index is made twice. */
    private static boolean mayBeARace(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return Faults.isConflict(fault)
                || Faults.isMissingTable(fault)
                || Set.of("42P07", "42710", "42S01", "42S11", "XX000", "HY000").contains(state);
    }
}
