package dev.ostiary.store.jdbc;

import dev.ostiary.store.SessionState;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sessions. Thread-safe. */
final class SessionTable {
    private static final String INSERT =
            "INSERT INTO #session (subject_hash, token_hash, id, subject, label, opened_at, refreshed_at, expires_at,"
                    + " current_token, superseded, id_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE #session SET subject_hash = ?, token_hash = ?, id = ?, subject = ?, label = ?, opened_at = ?,"
                    + " refreshed_at = ?, expires_at = ?, current_token = ?, superseded = ? WHERE id_hash = ?";
    private static final String SELECT = "SELECT " + SessionRow.COLUMNS + " FROM #session";
    private static final String LIVE = " WHERE id_hash = ? AND expires_at > ?";

    private final Database database;
    private final InstantSource clock;
    private final Sweeper sweeper;

    SessionTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.sweeper = new Sweeper(database, clock, "#session");
    }

    /** Takes the place of a session that has expired, and of none else. */
    void open(SessionState session) {
        String hash = Stored.hash(session.id());
        long now = now();
        if (Stored.time(session.expiresAt()) <= now) {
            // to be told of an outage all the same
            database.each(statements -> statements.exists("SELECT 1 FROM #session" + LIVE, hash, now));
            return;
        }
        database.each(statements -> Claim.made(
                () -> statements.inserted(INSERT, SessionRow.values(session, hash)),
                () -> statements.update(UPDATE + " AND expires_at <= ?", SessionRow.values(session, hash, now)) == 1,
                () -> statements.exists("SELECT 1 FROM #session" + LIVE, hash, now)));
        sweeper.added(1);
    }

    Optional<SessionState> find(String id) {
        String hash = Stored.hash(id);
        return database.each(statements -> statements.first(SELECT + LIVE, SessionRow::read, hash, now()));
    }

    boolean advance(SessionState expected, SessionState next) {
        Object[] values =
                SessionRow.values(next, Stored.hash(expected.id()), Stored.hash(expected.currentToken()), now());
        return database.each(
                statements -> statements.update(UPDATE + " AND token_hash = ? AND expires_at > ?", values) == 1);
    }

    List<SessionState> of(String subject) {
        String hash = Stored.hash(subject);
        return database
                .each(statements -> statements.query(
                        SELECT + " WHERE subject_hash = ? AND expires_at > ?", SessionRow::read, hash, now()))
                .stream()
                .sorted(Comparator.comparing(SessionState::openedAt).thenComparing(SessionState::id))
                .toList();
    }

    /** Within a transaction. */
    void delete(Statements statements, List<String> ids) throws SQLException {
        statements.batch(
                "DELETE FROM #session WHERE id_hash = ?",
                ids.stream().map(id -> new Object[] {Stored.hash(id)}).toList());
    }

    /** Within a transaction: nobody changes these until its end. In one order everywhere, so that no two wait for each other. */
    List<String> locked(Statements statements, String subject) throws SQLException {
        return statements.query(
                "SELECT id FROM #session WHERE subject_hash = ? AND expires_at > ? ORDER BY id_hash FOR UPDATE",
                row -> Stored.unescaped(row.getString(1)),
                Stored.hash(subject),
                now());
    }

    private long now() {
        return Stored.time(clock.instant());
    }
}
