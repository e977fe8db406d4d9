package dev.ostiary.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Finds out what a connection speaks. */
final class Dialects {
    private static final int LONGEST_PRODUCT = 60;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ._/()-]+");

    private Dialects() {}

    /** @throws IllegalStateException if it is none that the store knows, or of too old a version */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case H2Dialect.PRODUCT -> new H2Dialect();
            case PostgresDialect.PRODUCT -> new PostgresDialect();
            case MariaDbDialect.PRODUCT, MySqlDialect.PRODUCT -> ofVersion(version(connection));
            default ->
                throw new IllegalStateException(
                        "the store in a database works with H2, PostgreSQL, MariaDB and MySQL; this one says that it"
                                + " is "
                                + shown(product)
                                + ". Give the store a database of one of these, or use the one in Redis");
        };
    }

    /** MySQL's driver says MySQL of MariaDB, too; the server says what it is. */
    private static Dialect ofVersion(String version) {
        return version.contains(MariaDbDialect.PRODUCT)
                ? new MariaDbDialect(ServerVersion.of(version))
                : new MySqlDialect(ServerVersion.of(version));
    }

    private static String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT VERSION()")) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** The driver's word, which goes to a log. */
    private static String shown(String product) {
        return product.length() > LONGEST_PRODUCT || !NAME.matcher(product).matches() ? "another one" : product;
    }
}
