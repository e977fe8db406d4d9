package dev.ostiary.store.jdbc;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.RevocationPage;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells revocations in the order of their rows' times, by the database's clock. Thread-safe. */
final class RevocationFeed {
    static final int PAGE = 10_000;

    private static final String SELECT = "SELECT " + RevocationTable.COLUMNS + ", recorded_at, id_hash FROM #revocation"
            + " WHERE expires_at > ? AND recorded_at >= ? AND (recorded_at > ? OR id_hash > ?)"
            + " ORDER BY recorded_at, id_hash LIMIT " + (PAGE + 1);
    private static final String TIMES = "SELECT DATABASE_TIME, complete_since FROM #schema WHERE id = 1";

    private final Database database;
    private final InstantSource clock;

    RevocationFeed(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Times(long now, Instant completeSince) {}

    private record Row(Revocation revocation, long recordedAt, String hash) {}

    RevocationPage after(Optional<String> text) {
        long now = Stored.time(clock.instant());
        return database.each(statements -> {
            // first the time, then the rows: what is not among them is later than the time
            Times times = times(statements);
            FeedPosition position = FeedPosition.of(text, times.now());
            return page(rows(statements, position, now), position, times.completeSince());
        });
    }

    private static Times times(Statements statements) throws SQLException {
        return statements
                .first(TIMES, row -> new Times(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))))
                .orElseThrow(() -> new SQLException("the row of the version is gone", "42P01"));
    }

    private static List<Row> rows(Statements statements, FeedPosition position, long now) throws SQLException {
        return statements.query(
                SELECT,
                row -> new Row(RevocationTable.read(row), row.getLong(5), row.getString(6)),
                now,
                position.recordedAt(),
                position.recordedAt(),
                position.hash());
    }

    private static RevocationPage page(List<Row> rows, FeedPosition position, Instant completeSince) {
        boolean more = rows.size() > PAGE;
        List<Row> told = more ? rows.subList(0, PAGE) : rows;
        FeedPosition next = more
                ? position.at(
                        told.get(PAGE - 1).recordedAt(), told.get(PAGE - 1).hash())
                : position.atEnd();
        return new RevocationPage(told.stream().map(Row::revocation).toList(), next.text(), more, completeSince);
    }
}
