package dev.ostiary.store.jdbc;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables as MariaDB and MySQL take them: texts with a type of their own, indexes within the table, because MySQL knows no {@code IF NOT
 * EXISTS} of an index, and references behind the columns, because releases before MySQL 9 pass over those at a column. What is compared is in
 * hexadecimal digits, whatever the collation.
 */
final class MySqlTables {
    /** There was none in these databases before. */
    static final int OLDEST_VERSION = 3;

    /** For the next transaction alone, so that nothing is to be put back. Gaps are not locked then, and each statement sees what was committed. */
    static final String READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    /**
     * That of each statement. Counted in UTC: {@code UNIX_TIMESTAMP(NOW(3))} goes by the connection's time zone, in which an hour comes twice
     * in autumn.
     */
    static final String TIME =
            "(TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000)";

    private static final String OF = ") ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

    /** In this order everywhere, so that nodes wait for each other in a line. */
    static final List<String> ALL = Stream.of(
                    "#schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, complete_since BIGINT NOT NULL",
                    "#one_time (id_hash VARCHAR(64) PRIMARY KEY, subject_hash VARCHAR(64) NOT NULL,"
                            + " group_hash VARCHAR(64) NOT NULL, place SMALLINT NOT NULL, turn BIGINT NOT NULL,"
                            + " expires_at BIGINT NOT NULL, UNIQUE INDEX ~one_time_place (group_hash, place),"
                            + " INDEX ~one_time_subject (subject_hash), INDEX ~one_time_expiry (expires_at)",
                    "#used (id_hash VARCHAR(64) PRIMARY KEY, expires_at BIGINT NOT NULL,"
                            + " INDEX ~used_expiry (expires_at)",
                    "#session (id_hash VARCHAR(64) PRIMARY KEY, subject_hash VARCHAR(64) NOT NULL,"
                            + " token_hash VARCHAR(64) NOT NULL, id TEXT NOT NULL, subject TEXT NOT NULL,"
                            + " label TEXT NOT NULL, opened_at BIGINT NOT NULL, refreshed_at BIGINT NOT NULL,"
                            + " expires_at BIGINT NOT NULL, current_token TEXT NOT NULL, arrived BIGINT NOT NULL,"
                            + " arrived_at BIGINT DEFAULT 0 NOT NULL, exchanged BIGINT NOT NULL,"
                            + " superseded VARCHAR(1264) NOT NULL, INDEX ~session_subject (subject_hash),"
                            + " INDEX ~session_expiry (expires_at)",
                    "#revocation (id_hash VARCHAR(64) PRIMARY KEY, kind VARCHAR(16) NOT NULL, id TEXT NOT NULL,"
                            + " issued_until BIGINT NOT NULL, expires_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL,"
                            + " INDEX ~revocation_record (recorded_at, id_hash), INDEX ~revocation_expiry (expires_at)",
                    "#api_key (id VARCHAR(16) PRIMARY KEY, hash VARCHAR(43) NOT NULL, subject_hash VARCHAR(64) NOT"
                            + " NULL, subject TEXT NOT NULL, roles MEDIUMTEXT NOT NULL, scopes MEDIUMTEXT NOT NULL,"
                            + " created_at BIGINT NOT NULL, expires_at BIGINT, revoked BOOLEAN NOT NULL, INDEX"
                            + " ~api_key_subject (subject_hash)",
                    "#grant (id_hash VARCHAR(64) PRIMARY KEY, provider TEXT NOT NULL, subject_hash VARCHAR(64) NOT"
                            + " NULL, sid_hash VARCHAR(64) NOT NULL, issued_at BIGINT NOT NULL, authenticated_at BIGINT"
                            + " NOT NULL, version BIGINT NOT NULL, refreshed_at BIGINT NOT NULL, leased_until BIGINT NOT"
                            + " NULL, failing_since BIGINT NOT NULL, sealed MEDIUMTEXT NOT NULL, INDEX ~grant_subject"
                            + " (subject_hash), INDEX ~grant_sid (sid_hash), FOREIGN KEY (id_hash) REFERENCES #session"
                            + " (id_hash) ON DELETE CASCADE")
            .map(table -> "CREATE TABLE IF NOT EXISTS " + table + OF)
            .toList();

    private MySqlTables() {}

    /** Numbers and texts are called otherwise where they are cast. */
    static String sql(String statement) {
        return statement.replace(" AS BIGINT)", " AS SIGNED)").replace(" AS VARCHAR(15))", " AS CHAR(15))");
    }
}
