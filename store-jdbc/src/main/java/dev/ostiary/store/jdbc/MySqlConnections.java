package dev.ostiary.store.jdbc;

import java.sql.SQLException;

/** What settings of a driver can take away that the statements need. */
final class MySqlConnections {
    /** Changes nothing: whether it says that it found the row is what matters. */
    private static final String FIND_THE_ROW = "UPDATE #schema SET version = version WHERE id = 1";

    private MySqlConnections() {}

    /** @throws IllegalStateException that names the setting */
    static void require(Statements statements) throws SQLException {
        if (statements.update(FIND_THE_ROW) != 1) {
            throw new IllegalStateException("the driver counts the rows that an UPDATE changes, and the store needs the"
                    + " number of those that it finds: remove useAffectedRows=true from the JDBC URL");
        }
        boolean whole = statements
                .query(
                        "SELECT @@character_set_client, @@character_set_connection",
                        row -> isWhole(row.getString(1)) && isWhole(row.getString(2)))
                .get(0);
        if (!whole) {
            throw new IllegalStateException("the driver sends texts in another character set than utf8mb4, so that"
                    + " characters would be lost: remove characterEncoding and connectionCollation from the JDBC URL");
        }
    }

    private static boolean isWhole(String characterSet) {
        return characterSet.equals("utf8mb4");
    }
}
