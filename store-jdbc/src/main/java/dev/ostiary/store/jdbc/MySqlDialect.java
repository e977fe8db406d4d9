package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** MySQL. */
final class MySqlDialect implements Dialect {
    static final String PRODUCT = "MySQL";

    /** It has {@code SKIP LOCKED}. */
    private static final ServerVersion OLDEST = new ServerVersion(8, 0);

    MySqlDialect(ServerVersion version) {
        version.requireAtLeast(PRODUCT, OLDEST);
    }

    @Override
    public String product() {
        return PRODUCT;
    }

    @Override
    public String databaseTime() {
        return MySqlTables.TIME;
    }

    @Override
    public String sql(String statement) {
        return MySqlTables.sql(statement);
    }

    @Override
    public List<String> tables() {
        return MySqlTables.ALL;
    }

    @Override
    public int oldestVersion() {
        return MySqlTables.OLDEST_VERSION;
    }

    @Override
    public Optional<String> beforeTransaction() {
        return Optional.of(MySqlTables.READ_COMMITTED);
    }

    @Override
    public void require(Connection connection, Statements statements) throws SQLException {
        MySqlConnections.require(statements);
    }

    @Override
    public List<String> warnings(Statements statements) throws SQLException {
        return ServerWarnings.ofMySqlsKind(statements);
    }
}
