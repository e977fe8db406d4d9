package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL, perhaps behind a pooler. */
final class PostgresDialect implements Dialect {
    static final String PRODUCT = "PostgreSQL";

    private final PoolerWatch watch = new PoolerWatch();

    @Override
    public String product() {
        return PRODUCT;
    }

    /** That of the beginning of the transaction. */
    @Override
    public String databaseTime() {
        return Tables.STANDARD_TIME;
    }

    @Override
    public List<String> tables() {
        return Schema.DDL;
    }

    @Override
    public void taken(Connection connection) throws SQLException {
        watch.taken(connection);
    }

    @Override
    public boolean isBehindPooler() {
        return watch.hasFound();
    }

    @Override
    public List<String> warnings(Statements statements) throws SQLException {
        return ServerWarnings.of(
                statements,
                "SELECT 1 WHERE current_setting('synchronous_commit') = 'off'",
                "synchronous_commit is off: the last revocations before a crash may be lost; set it to on",
                "SELECT 1 WHERE pg_is_in_recovery()",
                "it is a standby, which takes no writes: name the primary");
    }
}
