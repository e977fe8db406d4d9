package dev.ostiary.store.jdbc;

import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;

/**
 * A session's row, as far as a rotation depends on it. Immutable.
 *
 * @param state the session
 * @param tokenHash of its current token
 * @param arrived whether that one is known to have arrived
 * @param replaced those before it
 * @param now the store's time when it was read
 */
record SessionRow(SessionState state, String tokenHash, boolean arrived, ReplacedTokens replaced, long now) {
    /** Those of a state, in their order. */
    static final String STATE = "id, subject, label, opened_at, refreshed_at, expires_at, current_token";

    /** Those of a row, in their order. */
    static final String ALL = STATE + ", token_hash, arrived, superseded, STORE_TIME";

    static SessionRow read(ResultSet row) throws SQLException {
        return new SessionRow(
                state(row),
                row.getString(8),
                row.getInt(9) != 0,
                new ReplacedTokens(row.getString(10)),
                row.getLong(11));
    }

    static SessionState state(ResultSet row) throws SQLException {
        return new SessionState(
                Stored.unescaped(row.getString(1)),
                Stored.unescaped(row.getString(2)),
                Stored.unescaped(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Stored.unescaped(row.getString(7)));
    }

    /** All that a state says, in the order of {@link SessionTable}'s statements. */
    static Object[] values(SessionState session, Object... more) {
        Object[] values = {
            Stored.hash(session.subject()),
            Stored.hash(session.currentToken()),
            Stored.text(session.id()),
            Stored.text(session.subject()),
            Stored.text(session.label()),
            Stored.time(session.openedAt()),
            Stored.time(session.refreshedAt()),
            Stored.time(session.expiresAt()),
            Stored.text(session.currentToken())
        };
        Object[] all = Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        return all;
    }

    /** What becomes of a token that is not the current one. */
    Rotation judge(String presentedHash) {
        return replaced.judge(state, arrived, presentedHash, now);
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "SessionRow[" + state + "]";
    }
}
