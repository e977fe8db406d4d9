package dev.ostiary.store.jdbc;

import dev.ostiary.store.StoreOutages;
import dev.ostiary.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Takes a connection for as long as one call lasts. What two transactions made each other fail is done again, a few times; any other fault
 * is a {@link StoreUnavailableException}. Thread-safe.
 */
final class Database {
    private static final System.Logger LOG = System.getLogger(JdbcTokenStateStore.class.getName());
    private static final int ATTEMPTS = 10;

    private final DataSource source;
    private final Tables tables;
    private final Schema schema;
    private final Duration timeout;
    private final LongSupplier nanos;
    private final StoreOutages outages;
    private volatile boolean closed;

    Database(DataSource source, Tables tables, Schema schema, Duration timeout, LongSupplier nanos) {
        this.source = source;
        this.tables = tables;
        this.schema = schema;
        this.timeout = timeout;
        this.nanos = nanos;
        this.outages = new StoreOutages(LOG, nanos);
    }

    /** What is to be done. It may be done several times, of which at most one counts. */
    interface Work<T> {
        T run(Statements statements) throws SQLException;
    }

    /** Each statement counts by itself. */
    <T> T each(Work<T> work) {
        requireOpen();
        return outages.watched(() -> attempts(false, work));
    }

    /** All statements count or none. */
    <T> T together(Work<T> work) {
        requireOpen();
        return outages.watched(() -> attempts(true, work));
    }

    /**
     * Looks at the tables.
     *
     * @throws IllegalStateException if they do not fit
     */
    void check() {
        requireOpen();
        outages.watched(() -> {
            try {
                return attempt(false, statements -> true);
            } catch (SQLException e) {
                throw Faults.whileWorking(e);
            }
        });
    }

    void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
    }

    private <T> T attempts(boolean transaction, Work<T> work) {
        long start = nanos.getAsLong();
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(transaction, work);
            } catch (SQLException e) {
                boolean inTime = nanos.getAsLong() - start < timeout.toNanos();
                if (!Faults.isConflict(e) || attempt == ATTEMPTS || !inTime) {
                    throw Faults.whileWorking(e);
                }
            } catch (IllegalStateException misfit) {
                throw new StoreUnavailableException(String.valueOf(misfit.getMessage()), misfit);
            } catch (IllegalArgumentException foreign) {
                throw new StoreUnavailableException("the tables hold what this version has not written");
            }
        }
    }

    private <T> T attempt(boolean transaction, Work<T> work) throws SQLException {
        try (Lease lease = new Lease(connect(), timeout)) {
            Dialect dialect = schema.dialect(lease.connection());
            dialect.taken(lease.connection());
            Statements statements = new Statements(lease.connection(), tables, dialect, seconds());
            schema.ensure(lease.connection(), statements);
            return transaction ? lease.committed(work, statements, dialect) : work.run(statements);
        } catch (SQLException e) {
            if (Faults.isMissingTable(e)) {
                schema.forget();
            }
            throw e;
        }
    }

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw Faults.whileConnecting(e);
        } catch (RuntimeException fault) {
            throw Faults.ofThePool(fault);
        }
    }

    /** Statements have whole seconds. */
    private int seconds() {
        return (int) timeout.plusMillis(999).toSeconds();
    }
}
