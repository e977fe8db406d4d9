package dev.ostiary.store.jdbc;

import dev.ostiary.store.TokenCopy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A copy of a refresh token that was seen, and how a database is told. Immutable.
 *
 * @param sessionId its session
 * @param idHash the hash of that
 * @param tokenHash the hash of the token
 * @param after which copy, in milliseconds after the first one
 */
record ArrivedCopy(String sessionId, String idHash, String tokenHash, long after) {
    private static final String CONFIRM =
            "UPDATE #session SET arrived = ?, arrived_at = STORE_TIME WHERE id_hash = ? AND token_hash = ? AND arrived"
                    + " < 0";

    /** Changes nothing: what counts is whether there is such a row, and a batch reads none. */
    private static final String CONTRADICTED = "UPDATE #session SET arrived = arrived WHERE id_hash = ?"
            + " AND (token_hash = ? AND arrived >= 0 AND (arrived <= ? OR arrived >= ?)"
            + " OR SUBSTRING(superseded, 1, 64) = ? AND (" + SessionRow.EXCHANGED + " <= ? OR "
            + SessionRow.EXCHANGED + " >= ?))";

    private static final long APART = TokenCopy.APART.toMillis();

    /** In the order of the sessions' hashes, so that no two batches wait for each other. */
    static List<ArrivedCopy> sorted(Map<String, TokenCopy> arrived) {
        return arrived.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(ArrivedCopy::idHash))
                .toList();
    }

    private static ArrivedCopy of(String sessionId, TokenCopy copy) {
        return new ArrivedCopy(
                sessionId,
                Stored.hash(sessionId),
                Stored.hash(copy.token()),
                copy.after().toMillis());
    }

    /** Returns the sessions of which two hold a token. One that is told first contradicts nothing, so whatever may not be that is looked at. */
    static Set<String> confirm(Statements statements, List<ArrivedCopy> copies) throws SQLException {
        int[] first =
                statements.batch(CONFIRM, copies.stream().map(ArrivedCopy::row).toList());
        List<ArrivedCopy> others = chosen(copies, first, count -> count != 1);
        int[] contradicted = statements.found(
                CONTRADICTED, others.stream().map(ArrivedCopy::range).toList());
        Set<String> stolen = new HashSet<>();
        chosen(others, contradicted, count -> count == 1).forEach(copy -> stolen.add(copy.sessionId));
        return stolen;
    }

    private static List<ArrivedCopy> chosen(List<ArrivedCopy> copies, int[] rows, IntPredicate wanted) {
        List<ArrivedCopy> chosen = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (wanted.test(rows[i])) {
                chosen.add(copies.get(i));
            }
        }
        return chosen;
    }

    private Object[] row() {
        return new Object[] {after, idHash, tokenHash};
    }

    private Object[] range() {
        return new Object[] {idHash, tokenHash, after - APART, after + APART, tokenHash, after - APART, after + APART};
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "ArrivedCopy[...]";
    }
}
