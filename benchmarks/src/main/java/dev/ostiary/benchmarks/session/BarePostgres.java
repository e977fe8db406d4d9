package dev.ostiary.benchmarks.session;

import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The statement of a refresh, and nothing around it. Used by one thread at a time. */
final class BarePostgres implements Callable<Integer> {
    private static final long HOUR = 3_600_000;
    private static final long APART = TokenCopy.APART.toMillis();

    private final DataSource source;
    private final String update;
    private final String token;
    private final String idHash;
    private final String subjectHash;
    private String tokenHash;
    private long turn;

    /**
     * Takes over a session.
     *
     * @param update as the store sends it
     * @param session whose token gives the length of all that follow
     */
    BarePostgres(DataSource source, String update, SessionState session) throws SQLException {
        this.source = source;
        this.update = update;
        this.token = session.currentToken();
        String table = update.split(" ", 3)[1];
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "SELECT id_hash, subject_hash, token_hash FROM " + table + " WHERE id = ?")) {
            find.setString(1, session.id());
            try (ResultSet row = find.executeQuery()) {
                row.next();
                idHash = row.getString(1);
                subjectHash = row.getString(2);
                tokenHash = row.getString(3);
            }
        }
    }

    @Override
    public Integer call() throws SQLException {
        String next = String.format(Locale.ROOT, "%064x", ++turn);
        long now = System.currentTimeMillis();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, next);
            statement.setString(2, token);
            statement.setLong(3, now);
            statement.setLong(4, now + HOUR);
            statement.setLong(5, 0);
            statement.setString(6, idHash);
            statement.setString(7, tokenHash);
            statement.setString(8, subjectHash);
            statement.setLong(9, -APART);
            statement.setLong(10, APART);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("the bare statement has changed nothing");
            }
        }
        tokenHash = next;
        return 1;
    }
}
