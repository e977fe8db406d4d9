package dev.ostiary.store.jdbc;

import dev.ostiary.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Removes what has expired from one table: after so many new rows a batch that is several times as large, so that the table never holds
 * many more rows than count. No thread and no timer. Nodes pass over the rows that another one is removing. Thread-safe.
 */
final class Sweeper {
    /** One in so many new rows pays for the removal of others. */
    static final int EVERY = 64;

    /** The most rows that are removed at once. */
    static final int BATCH = 512;

    /** How long rows stay that count no more: a node whose clock is behind still needs the revocations among them. */
    static final Duration MARGIN = Duration.ofDays(1);

    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

    private final Database database;
    private final String find;
    private final String delete;
    private final AtomicInteger added = new AtomicInteger();

    Sweeper(Database database, String table) {
        this.database = database;
        this.find = "SELECT id_hash FROM " + table + " WHERE expires_at <= STORE_TIME - " + MARGIN.toMillis()
                + " ORDER BY expires_at LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED";
        this.delete = "DELETE FROM " + table + " WHERE id_hash = ?";
    }

    /** To be called after rows were added. What goes wrong is left to the next time: nothing depends on it. */
    void added(int rows) {
        int before = added.getAndAdd(rows);
        if (Math.floorDiv(before, EVERY) != Math.floorDiv(before + rows, EVERY)) {
            try {
                database.together(this::remove);
            } catch (StoreUnavailableException e) {
                LOG.log(System.Logger.Level.DEBUG, "Expired rows stay until the next time: {0}", e.getMessage());
            }
        }
    }

    private int remove(Statements statements) throws SQLException {
        List<Object[]> rows = statements.query(find, row -> new Object[] {row.getString(1)});
        return statements.batch(delete, rows).length;
    }
}
