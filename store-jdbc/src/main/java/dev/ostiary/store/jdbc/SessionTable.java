package dev.ostiary.store.jdbc;

import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sessions. Thread-safe. */
final class SessionTable {
    private static final String INSERT =
            "INSERT INTO #session (subject_hash, token_hash, id, subject, label, opened_at, refreshed_at, expires_at,"
                    + " current_token, id_hash, arrived, arrived_at, exchanged, superseded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, -1, 0, 0, '')";
    private static final String REPLACE_EXPIRED =
            "UPDATE #session SET subject_hash = ?, token_hash = ?, id = ?, subject = ?, label = ?, opened_at = ?,"
                    + " refreshed_at = ?, expires_at = ?, current_token = ?, arrived = -1, exchanged = 0, superseded = ''"
                    + " WHERE id_hash = ? AND expires_at <= STORE_TIME";

    private static final String DROP_GRANT_OF_EXPIRED = "DELETE FROM #grant WHERE id_hash = ? AND EXISTS"
            + " (SELECT 1 FROM #session s WHERE s.id_hash = ? AND s.expires_at <= STORE_TIME)";

    /** The replaced ones first: a database that assigns from left to right would else take the new token for the old one. */
    private static final String ROTATE = "UPDATE #session SET superseded = " + ReplacedTokens.WITH_THE_CURRENT_ONE
            + ", token_hash = ?, current_token = ?, refreshed_at = ?, expires_at = ?, arrived = -1, exchanged = ?"
            + " WHERE id_hash = ? AND token_hash = ? AND subject_hash = ? AND expires_at > STORE_TIME"
            + " AND (arrived < 0 OR arrived > ? AND arrived < ?)";

    private static final String SETTLE = "UPDATE #session SET exchanged = ? WHERE id_hash = ? AND exchanged >= 0"
            + " AND SUBSTRING(superseded, 1, 64) = ?";

    private static final String LIVE = " FROM #session WHERE id_hash = ? AND expires_at > STORE_TIME";
    static final String OF_SUBJECT = " FROM #session WHERE subject_hash = ? AND expires_at > STORE_TIME";

    private final Database database;
    private final Sweeper sweeper;

    SessionTable(Database database) {
        this.database = database;
        this.sweeper = new Sweeper(database, "#session");
    }

    /** Takes the place of a session that has expired, and of none else. A row whose time is past does not count, new or old. */
    int open(SessionState session) {
        String hash = Stored.hash(session.id());
        Object[] values = SessionRow.values(session, hash);
        int open = database.each(statements -> {
            boolean unused = Claim.made(
                    () -> statements.inserted(INSERT, values),
                    () -> isInPlaceOfExpired(statements, hash, values),
                    () -> statements.exists("SELECT 1" + LIVE, hash));
            return count(statements, session.subject());
        });
        sweeper.added(1);
        return open;
    }

    /** How many sessions of a subject there are. */
    private static int count(Statements statements, String subject) throws SQLException {
        return statements
                .query("SELECT COUNT(*)" + OF_SUBJECT, row -> row.getInt(1), Stored.hash(subject))
                .get(0);
    }

    /**
     * Opens it within a transaction. Where there is a row of that id the transaction fails, and is done again with what was noted.
     *
     * @param taken whether there was one
     * @return false where a session of that id is open
     */
    static boolean opened(Statements statements, SessionState session, AtomicBoolean taken) throws SQLException {
        String hash = Stored.hash(session.id());
        Object[] values = SessionRow.values(session, hash);
        if (!taken.get()) {
            try {
                return statements.update(INSERT, values) == 1;
            } catch (SQLException e) {
                taken.set(Faults.isDuplicate(e));
                throw e;
            }
        }
        if (isInPlaceOfExpired(statements, hash, values)) {
            return true;
        }
        if (statements.exists("SELECT 1" + LIVE, hash)) {
            return false;
        }
        taken.set(false);
        throw new SQLTransactionRollbackException("the row is gone", "40001");
    }

    private static boolean isInPlaceOfExpired(Statements statements, String hash, Object[] values) throws SQLException {
        statements.update(DROP_GRANT_OF_EXPIRED, hash, hash);
        return statements.update(REPLACE_EXPIRED, values) == 1;
    }

    /** To be called after one was opened within a transaction. */
    void added() {
        sweeper.added(1);
    }

    Optional<SessionState> find(String id) {
        String hash = Stored.hash(id);
        return database.each(
                statements -> statements.first("SELECT " + SessionRow.STATE + LIVE, SessionRow::state, hash));
    }

    /** One statement where it is the current token, else two; and one more where it is to be noted that a copy has come so late. */
    Rotation rotate(String id, String subject, TokenCopy presented, Successor successor) {
        String idHash = Stored.hash(id);
        String subjectHash = Stored.hash(subject);
        String tokenHash = Stored.hash(presented.token());
        Object[] values = {
            Stored.hash(successor.token()),
            Stored.text(successor.token()),
            Stored.time(successor.issuedAt()),
            Stored.time(successor.expiresAt()),
            presented.after().toMillis(),
            idHash,
            tokenHash,
            subjectHash,
            presented.after().minus(TokenCopy.APART).toMillis(),
            presented.after().plus(TokenCopy.APART).toMillis()
        };
        return database.each(statements -> statements.update(ROTATE, values) == 1
                ? new Rotation.Rotated()
                : judged(statements, idHash, subjectHash, tokenHash, presented));
    }

    private static Rotation judged(
            Statements statements, String idHash, String subjectHash, String tokenHash, TokenCopy presented)
            throws SQLException {
        Optional<SessionRow> row = statements.first(
                "SELECT " + SessionRow.ALL + LIVE + " AND subject_hash = ?", SessionRow::read, idHash, subjectHash);
        if (row.isEmpty()) {
            return new Rotation.Ended();
        }
        if (row.get().tokenHash().equals(tokenHash)) {
            if (row.get().isContradictedBy(presented)) {
                return new Rotation.Reused();
            }
            throw new SQLTransactionRollbackException("the token has become the current one in between", "40001");
        }
        Rotation judged = row.get().judge(tokenHash, presented);
        if (judged instanceof Rotation.Repeated
                && row.get().settlesWith(tokenHash)
                && statements.update(SETTLE, SessionRow.settled(presented), idHash, tokenHash) == 0) {
            throw new SQLTransactionRollbackException("another copy has come in between", "40001");
        }
        return judged;
    }

    /** Returns the sessions of which two hold a token. */
    Set<String> confirm(Map<String, TokenCopy> arrived) {
        List<ArrivedCopy> copies = ArrivedCopy.sorted(arrived);
        return database.each(statements -> ArrivedCopy.confirm(statements, copies));
    }

    List<SessionState> of(String subject) {
        String hash = Stored.hash(subject);
        return database
                .each(statements ->
                        statements.query("SELECT " + SessionRow.STATE + OF_SUBJECT, SessionRow::state, hash))
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
                "SELECT id" + OF_SUBJECT + " ORDER BY id_hash FOR UPDATE",
                row -> Stored.unescaped(row.getString(1)),
                Stored.hash(subject));
    }
}
