package dev.ostiary.store.jdbc;

import java.time.Instant;

/** Ids that were used, until a time; only their hashes are kept. Thread-safe. */
final class UsedIdTable {
    private static final String INSERT = "INSERT INTO #used (id_hash, expires_at) VALUES (?, ?)";
    private static final String REPLACE =
            "UPDATE #used SET expires_at = ? WHERE id_hash = ? AND expires_at <= STORE_TIME";
    private static final String FIND = "SELECT 1 FROM #used WHERE id_hash = ? AND expires_at > STORE_TIME";

    private final Database database;
    private final Sweeper sweeper;

    UsedIdTable(Database database) {
        this.database = database;
        this.sweeper = new Sweeper(database, "#used");
    }

    /** Puts an id in that is not there: true for one caller. A row whose time is past does not count, new or old. */
    boolean putFirst(String id, Instant until) {
        String hash = Stored.hash(id);
        long time = Stored.time(until);
        boolean first = database.each(statements -> Claim.made(
                () -> statements.inserted(INSERT, hash, time),
                () -> statements.update(REPLACE, time, hash) == 1,
                () -> statements.exists(FIND, hash)));
        sweeper.added(1);
        return first;
    }
}
