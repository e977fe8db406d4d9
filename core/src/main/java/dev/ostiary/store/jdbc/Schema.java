package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the tables where they are not there, and looks whether they are those of this version. Thread-safe: several threads and nodes may
 * do so at once.
 */
final class Schema {
    static final int VERSION = 1;

    /** Whoever loses a race has lost it to somebody who made one of the objects, and there are not so many. */
    private static final int ATTEMPTS = 20;

    private static final int LONGEST_PRODUCT = 60;
    private static final Pattern PRODUCT = Pattern.compile("[A-Za-z0-9 ._/()-]+");

    private static final Set<String> PRODUCTS = Set.of("H2", "PostgreSQL");

    /** In this order everywhere, so that nodes wait for each other in a line. */
    static final List<String> DDL = List.of(
            "CREATE TABLE IF NOT EXISTS #schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL,"
                    + " complete_since BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS #one_time (id_hash VARCHAR(64) PRIMARY KEY, subject_hash VARCHAR(64) NOT NULL,"
                    + " group_hash VARCHAR(64) NOT NULL, place SMALLINT NOT NULL, turn BIGINT NOT NULL,"
                    + " expires_at BIGINT NOT NULL)",
            "CREATE UNIQUE INDEX IF NOT EXISTS ~one_time_place ON #one_time (group_hash, place)",
            "CREATE INDEX IF NOT EXISTS ~one_time_subject ON #one_time (subject_hash)",
            "CREATE INDEX IF NOT EXISTS ~one_time_expiry ON #one_time (expires_at)",
            "CREATE TABLE IF NOT EXISTS #used (id_hash VARCHAR(64) PRIMARY KEY, expires_at BIGINT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS ~used_expiry ON #used (expires_at)",
            "CREATE TABLE IF NOT EXISTS #session (id_hash VARCHAR(64) PRIMARY KEY, subject_hash VARCHAR(64) NOT NULL,"
                    + " token_hash VARCHAR(64) NOT NULL, id VARCHAR NOT NULL, subject VARCHAR NOT NULL,"
                    + " label VARCHAR NOT NULL, opened_at BIGINT NOT NULL, refreshed_at BIGINT NOT NULL,"
                    + " expires_at BIGINT NOT NULL, current_token VARCHAR NOT NULL, arrived BIGINT NOT NULL,"
                    + " exchanged BIGINT NOT NULL, superseded VARCHAR(1264) NOT NULL)",
            "CREATE INDEX IF NOT EXISTS ~session_subject ON #session (subject_hash)",
            "CREATE INDEX IF NOT EXISTS ~session_expiry ON #session (expires_at)",
            "CREATE TABLE IF NOT EXISTS #revocation (id_hash VARCHAR(64) PRIMARY KEY, kind VARCHAR(16) NOT NULL,"
                    + " id VARCHAR NOT NULL, issued_until BIGINT NOT NULL, expires_at BIGINT NOT NULL,"
                    + " recorded_at BIGINT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS ~revocation_record ON #revocation (recorded_at, id_hash)",
            "CREATE INDEX IF NOT EXISTS ~revocation_expiry ON #revocation (expires_at)",
            "CREATE TABLE IF NOT EXISTS #api_key (id VARCHAR(16) PRIMARY KEY, hash VARCHAR(43) NOT NULL,"
                    + " subject_hash VARCHAR(64) NOT NULL, subject VARCHAR NOT NULL, roles VARCHAR NOT NULL,"
                    + " scopes VARCHAR NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT,"
                    + " revoked BOOLEAN NOT NULL)",
            "CREATE INDEX IF NOT EXISTS ~api_key_subject ON #api_key (subject_hash)");

    private volatile boolean checked;

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
        requireProduct(connection.getMetaData().getDatabaseProductName());
        Optional<Integer> version = version(statements);
        for (int attempt = 1; version.isEmpty() && attempt <= ATTEMPTS; attempt++) {
            create(connection, statements, attempt == ATTEMPTS);
            version = version(statements);
        }
        if (version.orElse(0) != VERSION) {
            throw new IllegalStateException("the tables of the store are of version " + version.orElse(0)
                    + ", and this release works with version " + VERSION
                    + ": run the release that made them, or give another tablePrefix");
        }
        checked = true;
    }

    private static void requireProduct(String product) {
        if (!PRODUCTS.contains(product)) {
            throw new IllegalStateException(
                    "the store in a database works with H2 and PostgreSQL; this one says that it is " + shown(product)
                            + ". Give the store a database of one of these, or use the one in Redis");
        }
    }

    /** The driver's word, which goes to a log. */
    private static String shown(String product) {
        return product.isEmpty()
                        || product.length() > LONGEST_PRODUCT
                        || !PRODUCT.matcher(product).matches()
                ? "another one"
                : product;
    }

    /** Empty where the tables are not there, or not all of them yet: the row is written last. */
    private static Optional<Integer> version(Statements statements) throws SQLException {
        try {
            return statements.first("SELECT version FROM #schema WHERE id = 1", row -> row.getInt(1));
        } catch (SQLException e) {
            if (Faults.isMissingTable(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Another node may do the same and be faster, which ends this attempt with a fault of one kind or another. */
    private void create(Connection connection, Statements statements, boolean last) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String each : DDL) {
                statements.update(each);
            }
            statements.update("INSERT INTO #schema (id, version, complete_since) VALUES (1, ?, STORE_TIME)", VERSION);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (last || !mayBeARace(e)) {
                throw e;
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Duplicates, conflicts, "exists already" of both databases; and HY000, because H2 calls it a general error when an index is made twice. */
    private static boolean mayBeARace(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return Faults.isConflict(fault)
                || Faults.isMissingTable(fault)
                || Set.of("42P07", "42710", "42S01", "42S11", "XX000", "HY000").contains(state);
    }
}
