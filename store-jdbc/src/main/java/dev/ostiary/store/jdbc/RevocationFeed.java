package dev.ostiary.store.jdbc;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.RevocationPage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells revocations in the order of their rows' times, by the database's clock; those too that have expired within the last day, which a node
 * needs whose clock is behind. Thread-safe.
 */
final class RevocationFeed {
    static final int PAGE = 10_000;

    private static final String SELECT = "SELECT " + RevocationTable.COLUMNS + ", recorded_at, id_hash FROM #revocation"
            + " WHERE expires_at > STORE_TIME - " + Sweeper.MARGIN.toMillis()
            + " AND recorded_at >= ? AND (recorded_at > ? OR id_hash > ?)"
            + " ORDER BY recorded_at, id_hash LIMIT " + (PAGE + 1);
    private static final String TIMES = "SELECT DATABASE_TIME, complete_since, STORE_TIME FROM #schema WHERE id = 1";

    private final Database database;

    RevocationFeed(Database database) {
        this.database = database;
    }

    /** @param now the database's time, which positions are made of */
    private record Times(long now, Instant completeSince, Instant storeTime) {}

    private record Row(Revocation revocation, long recordedAt, String hash) {}

    RevocationPage after(Optional<String> text) {
        return database.each(statements -> {
            // first the time, then the rows: what is not among them is later than the time
            Times times = times(statements);
            FeedPosition position = FeedPosition.of(text, times.now());
            return page(rows(statements, position), position, times);
        });
    }

    private static Times times(Statements statements) throws SQLException {
        return statements
                .first(
                        TIMES,
                        row -> new Times(
                                row.getLong(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                Instant.ofEpochMilli(row.getLong(3))))
                .orElseThrow(() -> new SQLException("the row of the version is gone", "42P01"));
    }

    private static List<Row> rows(Statements statements, FeedPosition position) throws SQLException {
        return statements.query(
                SELECT,
                row -> new Row(RevocationTable.read(row), row.getLong(5), row.getString(6)),
                position.recordedAt(),
                position.recordedAt(),
                position.hash());
    }

    private static RevocationPage page(List<Row> rows, FeedPosition position, Times times) {
        boolean more = rows.size() > PAGE;
        List<Row> told = more ? rows.subList(0, PAGE) : rows;
        FeedPosition next = more
                ? position.at(
                        told.get(PAGE - 1).recordedAt(), told.get(PAGE - 1).hash())
                : position.atEnd();
        return new RevocationPage(
                told.stream().map(Row::revocation).toList(),
                next.text(),
                more,
                times.completeSince(),
                times.storeTime());
    }
}
