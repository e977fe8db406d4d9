package dev.ostiary.store.jdbc;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Revocations, by name. How they are followed is in {@link RevocationFeed}. Thread-safe. */
final class RevocationTable {
    static final String COLUMNS = "kind, id, issued_until, expires_at";

    private static final String MERGE = "UPDATE #revocation SET"
            + " issued_until = CASE WHEN expires_at > STORE_TIME THEN GREATEST(issued_until, CAST(? AS BIGINT))"
            + " ELSE CAST(? AS BIGINT) END,"
            + " expires_at = GREATEST(expires_at, CAST(? AS BIGINT)), recorded_at = DATABASE_TIME WHERE id_hash = ?";
    private static final String INSERT = "INSERT INTO #revocation"
            + " (kind, id, issued_until, expires_at, id_hash, recorded_at) VALUES (?, ?, ?, ?, ?, DATABASE_TIME)";

    private final Database database;
    private final RevocationRecorder recorder;
    private final Sweeper sweeper;

    RevocationTable(Database database, RevocationRecorder recorder) {
        this.database = database;
        this.recorder = recorder;
        this.sweeper = new Sweeper(database, "#revocation");
    }

    /** What makes revocations in a transaction, by the store's time, and what it returns. */
    interface Maker<T> {
        T make(Statements statements, Instant now, List<Revocation> made) throws SQLException;
    }

    /** Runs a transaction that makes revocations: they are there when this returns, and no follower misses them. */
    <T> T recorded(Maker<T> maker) {
        List<Revocation> made = new ArrayList<>();
        T result = recorder.recorded(
                statements -> {
                    made.clear();
                    Instant now = Instant.ofEpochMilli(statements.now());
                    T outcome = maker.make(statements, now, made);
                    merge(statements, made, now);
                    return outcome;
                },
                () -> hashes(made));
        sweeper.added(made.size());
        return result;
    }

    List<Revocation> find(Collection<Name> names) {
        Object[] hashes = names.stream().map(Stored::hash).toArray();
        return database.each(statements ->
                names.isEmpty() ? List.of() : statements.query(named(names), RevocationTable::read, hashes));
    }

    /** The statement that finds them by their hashes. */
    static String named(Collection<Name> names) {
        String places = String.join(", ", Collections.nCopies(names.size(), "?"));
        return "SELECT " + COLUMNS + " FROM #revocation WHERE id_hash IN (" + places + ") AND expires_at > STORE_TIME";
    }

    /** Rows in the order of their hashes, so that no two transactions wait for each other. */
    private void merge(Statements statements, List<Revocation> revocations, Instant now) throws SQLException {
        List<Revocation> inForce = revocations.stream()
                .filter(each -> each.until().isAfter(now))
                .sorted(Comparator.comparing(each -> Stored.hash(each.name())))
                .toList();
        int[] merged = statements.found(
                MERGE, inForce.stream().map(RevocationTable::mergeValues).toList());
        List<Object[]> fresh = new ArrayList<>();
        for (int i = 0; i < merged.length; i++) {
            if (merged[i] == 0) {
                fresh.add(insertValues(inForce.get(i)));
            }
        }
        statements.batch(INSERT, fresh);
    }

    private static Object[] mergeValues(Revocation revocation) {
        long issued = Stored.time(revocation.issuedUntil());
        return new Object[] {issued, issued, Stored.time(revocation.until()), Stored.hash(revocation.name())};
    }

    private static Object[] insertValues(Revocation revocation) {
        return new Object[] {
            Stored.kind(revocation.name()),
            Stored.text(revocation.name().text()),
            Stored.time(revocation.issuedUntil()),
            Stored.time(revocation.until()),
            Stored.hash(revocation.name())
        };
    }

    private static List<String> hashes(List<Revocation> revocations) {
        return revocations.stream().map(each -> Stored.hash(each.name())).toList();
    }

    static Revocation read(ResultSet row) throws SQLException {
        return new Revocation(
                Stored.name(row.getString(1), row.getString(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
