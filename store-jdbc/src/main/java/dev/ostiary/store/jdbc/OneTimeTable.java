package dev.ostiary.store.jdbc;

import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.StoreLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One-time tokens, by their hashes. A subject and a purpose are a group, which has {@value StoreLimits#MAX_ONE_TIME} places; that no two rows
 * have one place is the table's affair, so that no node has to lock a group to keep it small. Thread-safe.
 */
final class OneTimeTable {
    private static final String SELECT =
            "SELECT id_hash, group_hash, place, turn, expires_at, STORE_TIME FROM #one_time"
                    + " WHERE group_hash = ? OR id_hash = ?";
    private static final String INSERT = "INSERT INTO #one_time (id_hash, group_hash, place, turn, expires_at,"
            + " subject_hash) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String REPLACE = "UPDATE #one_time SET id_hash = ?, turn = ?, expires_at = ?"
            + " WHERE id_hash = ? AND group_hash = ? AND place = ? AND expires_at = ?";
    private static final String PROLONG =
            "UPDATE #one_time SET turn = ?, expires_at = ? WHERE id_hash = ? AND group_hash = ?";
    private static final String DELETE = "DELETE FROM #one_time WHERE id_hash = ?";

    private final Database database;
    private final Sweeper sweeper;

    OneTimeTable(Database database) {
        this.database = database;
        this.sweeper = new Sweeper(database, "#one_time");
    }

    private record Row(String hash, String group, int place, long turn, long until, long now) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5), row.getLong(6));
        }

        boolean isOpen() {
            return until > now;
        }
    }

    private record Entry(String hash, String group, String subject, long until) {
        static Entry of(OneTimeId token) {
            String subject = Stored.hash(token.subject());
            return new Entry(
                    Stored.hash(token.id()),
                    Stored.hash(subject + token.purpose()),
                    subject,
                    Stored.time(token.until()));
        }
    }

    /** One statement decides each time; where another caller was faster, the group is looked at again. */
    void put(OneTimeId token) {
        Entry entry = Entry.of(token);
        database.each(statements -> Claim.made(() -> isPlaced(statements, entry), () -> false, () -> false));
        sweeper.added(1);
    }

    private static boolean isPlaced(Statements statements, Entry entry) throws SQLException {
        List<Row> rows = statements.query(SELECT, Row::read, entry.group(), entry.hash());
        Optional<Row> known =
                rows.stream().filter(row -> row.hash().equals(entry.hash())).findFirst();
        if (known.isPresent() && known.get().group().equals(entry.group())) {
            return statements.update(PROLONG, nextTurn(rows), entry.until(), entry.hash(), entry.group()) == 1;
        }
        if (known.isPresent()) {
            statements.update(DELETE, entry.hash());
            return false;
        }
        boolean tooLate = !rows.isEmpty() && entry.until() <= rows.get(0).now();
        return tooLate || isPlaced(statements, entry, rows);
    }

    /** In a place that nobody has, else in that of one that has expired, else in that of the one that was there first. */
    private static boolean isPlaced(Statements statements, Entry entry, List<Row> rows) throws SQLException {
        long turn = nextTurn(rows);
        List<Integer> free = new ArrayList<>(
                IntStream.range(0, StoreLimits.MAX_ONE_TIME).boxed().toList());
        rows.forEach(row -> free.remove((Integer) row.place()));
        if (!free.isEmpty()) {
            return statements.inserted(
                    INSERT, entry.hash(), entry.group(), free.get(0), turn, entry.until(), entry.subject());
        }
        Row victim = rows.stream()
                .min(Comparator.comparing(Row::isOpen).thenComparing(Row::turn))
                .orElseThrow();
        return statements.update(
                        REPLACE,
                        entry.hash(),
                        turn,
                        entry.until(),
                        victim.hash(),
                        victim.group(),
                        victim.place(),
                        victim.until())
                == 1;
    }

    private static long nextTurn(List<Row> rows) {
        return 1 + rows.stream().mapToLong(Row::turn).max().orElse(0);
    }

    /** Locks the group, since two of its ids may come at once: of these, one finds the other gone. */
    boolean take(String id) {
        String hash = Stored.hash(id);
        return database.together(statements -> {
            Optional<String> group = statements.first(
                    "SELECT group_hash FROM #one_time WHERE id_hash = ? AND expires_at > STORE_TIME",
                    row -> row.getString(1),
                    hash);
            if (group.isEmpty()) {
                return false;
            }
            List<String> hashes = locked(statements, "group_hash", group.get());
            if (hashes.contains(hash)) {
                delete(statements, hashes);
            }
            return hashes.contains(hash);
        });
    }

    /** Within a transaction. */
    void deleteOf(Statements statements, String subject) throws SQLException {
        delete(statements, locked(statements, "subject_hash", Stored.hash(subject)));
    }

    /** In one order everywhere, so that no two wait for each other. */
    private static List<String> locked(Statements statements, String column, String hash) throws SQLException {
        return statements.query(
                "SELECT id_hash FROM #one_time WHERE " + column + " = ? ORDER BY group_hash, place FOR UPDATE",
                row -> row.getString(1),
                hash);
    }

    private static void delete(Statements statements, List<String> hashes) throws SQLException {
        statements.batch(
                DELETE, hashes.stream().map(hash -> new Object[] {hash}).toList());
    }
}
