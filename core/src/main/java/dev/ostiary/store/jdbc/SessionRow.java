package dev.ostiary.store.jdbc;

import dev.ostiary.store.SessionState;
import dev.ostiary.store.SessionState.Superseded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes and reads the columns of a session. */
final class SessionRow {
    /** Those that are read, in their order. */
    static final String COLUMNS = "id, subject, label, opened_at, refreshed_at, expires_at, current_token, superseded";

    private SessionRow() {}

    /** All that may change, in the order of {@link SessionTable#SET}. */
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
            Stored.text(session.currentToken()),
            superseded(session.superseded())
        };
        Object[] all = Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        return all;
    }

    static SessionState read(ResultSet row) throws SQLException {
        return new SessionState(
                Stored.unescaped(row.getString(1)),
                Stored.unescaped(row.getString(2)),
                Stored.unescaped(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Stored.unescaped(row.getString(7)),
                superseded(row.getString(8)));
    }

    /** A line each: time, blank, token. */
    private static String superseded(List<Superseded> tokens) {
        return tokens.stream()
                .map(each -> Stored.time(each.at()) + " " + Stored.text(each.token()))
                .collect(Collectors.joining("\n"));
    }

    private static List<Superseded> superseded(String lines) {
        return lines.isEmpty()
                ? List.of()
                : Arrays.stream(lines.split("\n"))
                        .map(SessionRow::supersededToken)
                        .toList();
    }

    private static Superseded supersededToken(String line) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException("a superseded token without a time");
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(line.substring(0, blank)));
        return new Superseded(Stored.unescaped(line.substring(blank + 1)), at);
    }
}
