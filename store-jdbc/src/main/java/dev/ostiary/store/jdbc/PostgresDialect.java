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
}
