package dev.ostiary.store.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;

/**
 * Takes a key for which there may be no row, one that has expired, or one that counts. Each step is a statement of its own; between two of
 * them a row may come or go, and then it begins again.
 */
final class Claim {
    private static final int ROUNDS = 5;

    private Claim() {}

    /** A statement that says whether it has found what it looked for. */
    interface Step {
        boolean done() throws SQLException;
    }

    /** True if the key was taken, false if a row that counts has it. */
    static boolean made(Step insert, Step replace, Step find) throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            if (insert.done() || replace.done()) {
                return true;
            }
            if (find.done()) {
                return false;
            }
        }
        throw new SQLTransactionRollbackException("a row comes and goes", "40001");
    }
}
