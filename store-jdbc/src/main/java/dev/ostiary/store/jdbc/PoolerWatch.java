package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out of each new physical connection whether a pooler such as PgBouncer stands between: the process that answers is another one then than
 * the one that the connection began with. Behind a pooler that gives each transaction another process, a statement that the driver has prepared
 * under a name runs as somebody else's of that name, and what it seems to confirm is lost. So none is prepared there. Thread-safe.
 */
final class PoolerWatch {
    private static final System.Logger LOG = System.getLogger(JdbcTokenStateStore.class.getName());

    private static final String PID = "SELECT pg_backend_pid()";

    /** PgBouncer's own words, for which there is no state of their own. */
    private static final String STATEMENT_MODE = "statement pooling mode";

    /** Those that were looked at; a connection that is given up is forgotten. */
    private final Map<Object, Boolean> seen = Collections.synchronizedMap(new WeakHashMap<>());

    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean found = new AtomicBoolean();

    /** @throws IllegalStateException if the pooler takes no transactions */
    void taken(Connection connection) throws SQLException {
        Optional<PgConnection> behind = PgConnection.behind(connection);
        if (behind.isEmpty()) {
            tell(
                    System.Logger.Level.WARNING,
                    "The pool of connections hides those of PostgreSQL: whether a pooler such as PgBouncer stands"
                            + " between cannot be seen. Where one does, add prepareThreshold=0 to the JDBC URL");
        } else if (!seen.containsKey(behind.get().physical())) {
            look(connection, behind.get());
            seen.put(behind.get().physical(), true);
        }
    }

    /** Whether there was a pooler at one of the connections. */
    boolean hasFound() {
        return found.get();
    }

    private void look(Connection connection, PgConnection physical) throws SQLException {
        if (pid(connection) == physical.backendPid()) {
            return;
        }
        physical.prepareNothing();
        found.set(true);
        requireTransactions(connection);
        tell(
                System.Logger.Level.INFO,
                "A pooler stands between the store and PostgreSQL: no statement is prepared at the server");
    }

    private void tell(System.Logger.Level level, String line) {
        if (told.compareAndSet(false, true)) {
            LOG.log(level, line);
        }
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PID)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void requireTransactions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            pid(connection);
            connection.commit();
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(STATEMENT_MODE)) {
                throw new IllegalStateException("the pooler before PostgreSQL gives each statement another connection,"
                        + " and the store needs transactions: set pool_mode = transaction or session");
            }
            throw e;
        } finally {
            backToAutoCommit(connection);
        }
    }

    /** A pooler that takes no transactions has closed it. */
    private static void backToAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be put back as it was: {0}", e.getSQLState());
        }
    }
}
