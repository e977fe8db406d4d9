package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What one kind of database is told otherwise than the others. One object serves one store. Thread-safe. */
interface Dialect {
    /** The name of the product, for messages and for who looks at a store. */
    String product();

    /** The database's time in milliseconds since 1970, whatever time zone a connection has. */
    String databaseTime();

    /** A statement as this database takes it, once all names are in it. */
    default String sql(String statement) {
        return statement;
    }

    /** The statements that make all tables, in the order in which nodes wait for each other. */
    List<String> tables();

    /** The oldest version of the tables that may be there. */
    default int oldestVersion() {
        return 1;
    }

    /** What makes the next transaction, and it alone, see what others have committed; empty where connections do so or do no harm. */
    default Optional<String> beforeTransaction() {
        return Optional.empty();
    }

    /**
     * Looks at a connection that was taken for a call.
     *
     * @throws IllegalStateException if what is behind it cannot keep what it confirms
     */
    default void taken(Connection connection) throws SQLException {}

    /**
     * Looks once whether the connections are as the statements need them, when the tables are there.
     *
     * @throws IllegalStateException if they are not; it names the setting
     */
    default void require(Connection connection, Statements statements) throws SQLException {}

    /** Whether a connection that was {@linkplain #taken taken} goes through a pooler that may give it to another process of the server. */
    default boolean isBehindPooler() {
        return false;
    }

    /** What of the server's configuration loses what it has confirmed, each with what to do. */
    default List<String> warnings(Statements statements) throws SQLException {
        return List.of();
    }
}
