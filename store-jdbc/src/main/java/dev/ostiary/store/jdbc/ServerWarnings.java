package dev.ostiary.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What of a server's configuration loses what it has confirmed. */
final class ServerWarnings {
    private ServerWarnings() {}

    /** @param questions a statement that finds a row where the warning behind it is due, and so on */
    static List<String> of(Statements statements, String... questions) throws SQLException {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < questions.length; i += 2) {
            if (statements.exists(questions[i])) {
                warnings.add(questions[i + 1]);
            }
        }
        return warnings;
    }

    static List<String> ofMySqlsKind(Statements statements) throws SQLException {
        return of(
                statements,
                "SELECT 1 FROM DUAL WHERE @@innodb_flush_log_at_trx_commit <> 1",
                "innodb_flush_log_at_trx_commit is not 1: the last revocations before a crash may be lost; set it to 1",
                "SELECT 1 FROM DUAL WHERE @@global.read_only",
                "it is read-only, perhaps a replica: name the primary",
                "SELECT 1 FROM DUAL WHERE @@log_bin AND @@binlog_format = 'STATEMENT'",
                "binlog_format is STATEMENT, which refuses transactions of READ COMMITTED: set it to ROW or MIXED");
    }
}
