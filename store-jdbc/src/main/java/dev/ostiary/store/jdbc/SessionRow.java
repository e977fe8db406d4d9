package dev.ostiary.store.jdbc;

import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenCopy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * A session's row, as far as a rotation depends on it. Immutable.
 *
 * @param state the session
 * @param tokenHash of its current token
 * @param arrived which copy of that one was seen first, in milliseconds after the first copy; {@value #NOT_ARRIVED} while none is known to have arrived
 * @param arrivedAt the store's time when that was told, in milliseconds; it counts where one has arrived
 * @param exchanged which copy of the token before it was exchanged for it, likewise; below zero which one has come once that was
 *     {@linkplain TokenCopy#isSettled settled}, as {@link #settled} has it
 * @param replaced those before it
 * @param now the store's time when it was read
 */
record SessionRow(
        SessionState state,
        String tokenHash,
        long arrived,
        long arrivedAt,
        long exchanged,
        ReplacedTokens replaced,
        long now) {
    static final long NOT_ARRIVED = -1;

    /** Those of a state, in their order. */
    static final String STATE = "id, subject, label, opened_at, refreshed_at, expires_at, current_token";

    /** Those of a row, in their order. */
    static final String ALL = STATE + ", token_hash, arrived, arrived_at, exchanged, superseded, STORE_TIME";

    /** The column's copy, whichever way it is written. */
    static final String EXCHANGED = "(CASE WHEN exchanged < 0 THEN -1 - exchanged ELSE exchanged END)";

    /** How a copy is written that has come once it was settled which one a browser has. */
    static long settled(TokenCopy copy) {
        return -1 - copy.after().toMillis();
    }

    static SessionRow read(ResultSet row) throws SQLException {
        return new SessionRow(
                state(row),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                new ReplacedTokens(row.getString(12)),
                row.getLong(13));
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

    boolean hasArrived() {
        return arrived != NOT_ARRIVED;
    }

    /** Whether a copy of the current token shows that two hold it. */
    boolean isContradictedBy(TokenCopy current) {
        return hasArrived() && current.isApartFrom(Duration.ofMillis(arrived));
    }

    /**
     * Whether a browser may have sent the token that was replaced last before it got the current one.
     *
     * @param sinceFirst how long ago that one was given for the first time
     */
    boolean mayBeOfOneBrowser(Duration sinceFirst) {
        return !hasArrived()
                || (isWithinTheGrace(arrivedAt)
                        && !isContradictedBy(TokenCopy.again(state.currentToken(), sinceFirst)));
    }

    /** Whether it is to be written down that a copy of the token which was replaced last has come now. */
    boolean settlesWith(String presentedHash) {
        return exchanged >= 0 && replaced.isSettled(presentedHash, now);
    }

    /** Whether a copy of the token that was replaced last shows that two hold it. */
    boolean isContradictedByReplaced(TokenCopy presented, Duration exchangedAt) {
        return exchanged < 0
                ? settled(presented) != exchanged
                : presented.contradicts(Duration.ofMillis(exchanged), exchangedAt);
    }

    /** Of a time that is further ahead the clock was wrong, and the grace is not as long as that. */
    boolean isWithinTheGrace(long time) {
        return Math.abs(now - time) < Rotation.GRACE.toMillis();
    }

    /** What becomes of a token that is not the current one. */
    Rotation judge(String presentedHash, TokenCopy presented) {
        return replaced.judge(this, presentedHash, presented);
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "SessionRow[" + state + "]";
    }
}
