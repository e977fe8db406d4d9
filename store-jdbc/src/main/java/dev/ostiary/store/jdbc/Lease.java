package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;

/** A connection for one call: in autocommit mode, limited in time, and as it was before when it goes back. */
final class Lease implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Lease.class.getName());

    /** More than statements have: for a server that does not even say that it has given up. */
    private static final Duration NETWORK_SLACK = Duration.ofSeconds(2);

    private static final int NOT_LIMITED = -1;

    private final Connection connection;
    private final boolean autoCommit;
    private final int networkTimeout;

    /** Takes a connection over; it is closed if that fails. */
    Lease(Connection connection, Duration timeout) throws SQLException {
        this.connection = connection;
        try {
            networkTimeout = limitNetwork(timeout);
            autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Runs it as one transaction. What was said for the next transaction alone ends with it, or with autocommit. */
    <T> T committed(Database.Work<T> work, Statements statements, Dialect dialect) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            prepare(dialect);
            T result = work.run(statements);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                quietly(connection::rollback);
            }
            quietly(() -> connection.setAutoCommit(true));
        }
    }

    private void prepare(Dialect dialect) throws SQLException {
        if (dialect.beforeTransaction().isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.beforeTransaction().get());
            }
        }
    }

    private int limitNetwork(Duration timeout) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(
                    Runnable::run, (int) timeout.plus(NETWORK_SLACK).toMillis());
            return before;
        } catch (SQLFeatureNotSupportedException e) {
            return NOT_LIMITED;
        }
    }

    /** What fails here comes after the outcome, and does not change it; a pool finds broken connections by itself. */
    @Override
    public void close() {
        if (networkTimeout != NOT_LIMITED) {
            quietly(() -> connection.setNetworkTimeout(Runnable::run, networkTimeout));
        }
        if (!autoCommit) {
            quietly(() -> connection.setAutoCommit(false));
        }
        quietly(connection::close);
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be put back as it was: {0}", e.getSQLState());
        }
    }
}
