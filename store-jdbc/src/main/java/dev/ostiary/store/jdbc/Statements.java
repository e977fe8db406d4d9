package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements on a connection. Values are bound, never part of the text. Used by one thread, within one call. */
final class Statements {
    private static final System.Logger LOG = System.getLogger(Statements.class.getName());

    private final Connection connection;
    private final Tables tables;
    private final Dialect dialect;
    private final int timeoutSeconds;

    Statements(Connection connection, Tables tables, Dialect dialect, int timeoutSeconds) {
        this.connection = connection;
        this.tables = tables;
        this.dialect = dialect;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** Reads a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Action<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** Returns the number of rows. */
    int update(String template, @Nullable Object... values) throws SQLException {
        return prepared(template, statement -> {
            bind(statement, values);
            return statement.executeUpdate();
        });
    }

    /** Inserts a row; false where there is one of that key already. Not within a transaction, which would be lost. */
    boolean inserted(String template, @Nullable Object... values) throws SQLException {
        try {
            return update(template, values) == 1;
        } catch (SQLException e) {
            if (Faults.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Returns how many rows each of them has found, of a statement that may be done twice. A driver that sends a batch in one piece may not know
     * ({@link Statement#SUCCESS_NO_INFO}); then they are done once more, one by one.
     */
    int[] found(String template, List<@Nullable Object[]> rows) throws SQLException {
        int[] counts = batch(template, rows);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                counts[i] = update(template, rows.get(i));
            }
        }
        return counts;
    }

    /** Returns the numbers of rows, as far as the driver knows them. */
    int[] batch(String template, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        return prepared(template, statement -> {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    <T> List<T> query(String template, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return prepared(template, statement -> {
            bind(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        });
    }

    <T> Optional<T> first(String template, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return query(template, reader, values).stream().findFirst();
    }

    boolean exists(String template, @Nullable Object... values) throws SQLException {
        return first(template, row -> true, values).isPresent();
    }

    /** The time by which entries count or not, in milliseconds since 1970: of the transaction, or in MariaDB and MySQL of this statement. */
    long now() throws SQLException {
        return query("SELECT STORE_TIME", row -> row.getLong(1)).get(0);
    }

    private <T> T prepared(String template, Action<T> action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(tables.sql(template, dialect))) {
            int before = statement.getQueryTimeout();
            statement.setQueryTimeout(timeoutSeconds);
            try {
                return action.run(statement);
            } finally {
                putBack(statement, before);
            }
        }
    }

    /** H2 keeps the timeout for the connection. Where it cannot be put back, the connection is broken. */
    private static void putBack(PreparedStatement statement, int timeout) {
        try {
            statement.setQueryTimeout(timeout);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A timeout could not be put back: {0}", e.getSQLState());
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.BIGINT);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
