package dev.ostiary.store.jdbc;

import dev.ostiary.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * How the database of a store stands, for people who look after it. Immutable.
 *
 * @param product {@code H2}, {@code PostgreSQL}, {@code MariaDB} or {@code MySQL}
 * @param serverVersion as the driver has it
 * @param tablesVersion of the tables that are there; 0 where there are none
 * @param neededVersion of the tables that this release works with
 * @param missing names of tables that are not there, or may not be read
 * @param clockDifference how far the database's clock is ahead of this node's
 * @param pooler whether something stands between that gives a connection to another process of the server
 * @param warnings what of its configuration loses what it has confirmed, and what to do
 */
public record JdbcStanding(
        String product,
        String serverVersion,
        int tablesVersion,
        int neededVersion,
        List<String> missing,
        Duration clockDifference,
        boolean pooler,
        List<String> warnings) {
    private static final int PATIENCE_SECONDS = 5;

    /**
     * Copies the lists.
     *
     * @param product as above
     * @param serverVersion as above
     * @param tablesVersion as above
     * @param neededVersion as above
     * @param missing as above
     * @param clockDifference as above
     * @param pooler as above
     * @param warnings as above
     */
    public JdbcStanding {
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }

    /**
     * Asks the database, 5 seconds for each statement; writes nothing, and makes no table.
     *
     * @param source of connections; stays the caller's to close
     * @param tablePrefix as for {@link JdbcTokenStateStoreBuilder#tablePrefix}
     * @param clock this node's
     * @return what it says
     * @throws IllegalArgumentException if the prefix is of another form
     * @throws IllegalStateException if the store does not work with it; it says why
     * @throws StoreUnavailableException if it cannot be reached, or does not answer
     */
    public static JdbcStanding of(DataSource source, String tablePrefix, InstantSource clock) {
        Tables tables = new Tables(tablePrefix, Optional.empty());
        try (Connection connection = source.getConnection()) {
            Dialect dialect = Dialects.of(connection);
            dialect.taken(connection);
            return of(
                    connection, dialect, new Statements(connection, tables, dialect, PATIENCE_SECONDS), tables, clock);
        } catch (SQLException e) {
            throw Faults.whileConnecting(e);
        }
    }

    private static JdbcStanding of(
            Connection connection, Dialect dialect, Statements statements, Tables tables, InstantSource clock)
            throws SQLException {
        return new JdbcStanding(
                dialect.product(),
                connection.getMetaData().getDatabaseProductVersion(),
                Schema.version(statements),
                Schema.VERSION,
                missing(statements, tables),
                clockDifference(statements, clock),
                dialect.isBehindPooler(),
                dialect.warnings(statements));
    }

    private static List<String> missing(Statements statements, Tables tables) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String table : Stream.of("schema", "one_time", "used", "session", "revocation", "api_key", "grant")
                .toList()) {
            if (!isThere(statements, table)) {
                missing.add(tables.prefix() + table);
            }
        }
        return missing;
    }

    private static boolean isThere(Statements statements, String table) throws SQLException {
        try {
            statements.exists("SELECT 1 FROM #" + table + " WHERE 1 = 0");
            return true;
        } catch (SQLException e) {
            if (Faults.isMissingTable(e) || Faults.isForbidden(e)) {
                return false;
            }
            throw e;
        }
    }

    /** As if the database had answered in the middle of the round trip. */
    private static Duration clockDifference(Statements statements, InstantSource clock) throws SQLException {
        Instant before = clock.instant();
        Instant there = Instant.ofEpochMilli(statements.now());
        Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        return Duration.between(middle, there);
    }
}
