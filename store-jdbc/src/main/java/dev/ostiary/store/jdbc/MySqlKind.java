package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What MySQL and MariaDB are told alike. */
interface MySqlKind extends Dialect {
    @Override
    default String databaseTime() {
        return MySqlTables.TIME;
    }

    @Override
    default String sql(String statement) {
        return MySqlTables.sql(statement);
    }

    @Override
    default List<String> tables() {
        return MySqlTables.ALL;
    }

    @Override
    default int oldestVersion() {
        return MySqlTables.OLDEST_VERSION;
    }

    @Override
    default Optional<String> beforeTransaction() {
        return Optional.of(MySqlTables.READ_COMMITTED);
    }

    @Override
    default void require(Connection connection, Statements statements) throws SQLException {
        MySqlConnections.require(statements);
    }

    @Override
    default List<String> warnings(Statements statements) throws SQLException {
        return ServerWarnings.ofMySqlsKind(statements);
    }
}
