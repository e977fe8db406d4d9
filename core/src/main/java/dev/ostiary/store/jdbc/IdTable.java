package dev.ostiary.store.jdbc;

import java.time.Instant;
import java.time.InstantSource;

/** Ids that count until a time; only their hashes are kept. Thread-safe. */
final class IdTable {
    private final Database database;
    private final InstantSource clock;
    private final Sweeper sweeper;
    private final String insert;
    private final String replace;
    private final String find;
    private final String delete;

    IdTable(Database database, InstantSource clock, String table) {
        this.database = database;
        this.clock = clock;
        this.sweeper = new Sweeper(database, clock, table);
        this.insert = "INSERT INTO " + table + " (id_hash, expires_at) VALUES (?, ?)";
        this.replace = "UPDATE " + table + " SET expires_at = ? WHERE id_hash = ?";
        this.find = "SELECT 1 FROM " + table + " WHERE id_hash = ? AND expires_at > ?";
        this.delete = "DELETE FROM " + table + " WHERE id_hash = ?";
    }

    /** Puts an id in, or gives it another time. */
    void put(String id, Instant until) {
        String hash = Stored.hash(id);
        long time = Stored.time(until);
        if (time <= now()) {
            database.each(statements -> statements.update(delete, hash));
            return;
        }
        database.each(statements -> Claim.made(
                () -> statements.inserted(insert, hash, time),
                () -> statements.update(replace, time, hash) == 1,
                () -> false));
        sweeper.added(1);
    }

    /** Takes an id out: true for one caller. */
    boolean take(String id) {
        String hash = Stored.hash(id);
        return database.each(statements -> statements.update(delete + " AND expires_at > ?", hash, now()) == 1);
    }

    /** Puts an id in that is not there: true for one caller. */
    boolean putFirst(String id, Instant until) {
        String hash = Stored.hash(id);
        long time = Stored.time(until);
        long now = now();
        if (time <= now) {
            return database.each(statements -> !statements.exists(find, hash, now));
        }
        boolean first = database.each(statements -> Claim.made(
                () -> statements.inserted(insert, hash, time),
                () -> statements.update(replace + " AND expires_at <= ?", time, hash, now) == 1,
                () -> statements.exists(find, hash, now)));
        sweeper.added(1);
        return first;
    }

    private long now() {
        return Stored.time(clock.instant());
    }
}
