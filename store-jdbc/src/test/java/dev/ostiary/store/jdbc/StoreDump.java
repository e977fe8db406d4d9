package dev.ostiary.store.jdbc;

import dev.ostiary.store.DumpedState;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What a store has left in a database, as SQL that H2 and PostgreSQL understand, or MariaDB and MySQL. The file of each version that was released stays for ever:
 * whatever comes later has to read it. That of a new version is made by {@link #main}.
 */
final class StoreDump {
    private static final List<String> TABLES =
            List.of("schema", "one_time", "used", "session", "revocation", "api_key", "grant");

    private StoreDump() {}

    /** Fills the tables of an empty database. When a revocation was recorded is the database's affair, and no two dumps would be the same. */
    static void fill(DataSource source) throws SQLException {
        TokenStateStore store = store(source);
        DumpedState.fill(store);
        store.revoke(Revocation.ofToken(Optional.of("https://id.test"), "revoked", DumpedState.AT, DumpedState.LATER));
        Sql.run(source, "UPDATE ostiary_revocation SET recorded_at = 1767225600000");
    }

    static JdbcTokenStateStore store(DataSource source) {
        return JdbcTokenStateStore.builder(source).clock(new MovableClock()).build();
    }

    /** The statements that make what is there. */
    static String of(Dialect dialect, DataSource source) throws SQLException {
        Tables tables = new Tables("ostiary_", Optional.empty());
        Stream<String> made = dialect.tables().stream().map(each -> tables.sql(each, dialect));
        try (Connection connection = source.getConnection()) {
            StringBuilder rows = new StringBuilder();
            for (String table : TABLES) {
                rows.append(escaped(dialect, rows(connection, table)));
            }
            return made.collect(Collectors.joining(";\n", "", ";\n")) + rows;
        }
    }

    /** A backslash within quotes is an escape in these two. */
    private static String escaped(Dialect dialect, String rows) {
        return isOfMySqlsKind(dialect) ? rows.replace("\\", "\\\\") : rows;
    }

    private static boolean isOfMySqlsKind(Dialect dialect) {
        return dialect.tables().equals(MySqlTables.ALL);
    }

    private static String rows(Connection connection, String table) throws SQLException {
        StringBuilder inserts = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM ostiary_" + table + " ORDER BY 1")) {
            while (rows.next()) {
                inserts.append("INSERT INTO ostiary_" + table + " VALUES (" + row(rows) + ");\n");
            }
        }
        return inserts.toString();
    }

    private static String row(ResultSet row) throws SQLException {
        StringBuilder values = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            values.append(column == 1 ? "" : ", ").append(value(row, column));
        }
        return values.toString();
    }

    private static String value(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            return "NULL";
        }
        return switch (row.getMetaData().getColumnType(column)) {
            case Types.VARCHAR, Types.LONGVARCHAR -> "'" + value.replace("'", "''") + "'";
            case Types.BOOLEAN, Types.BIT -> row.getBoolean(column) ? "TRUE" : "FALSE";
            default -> value;
        };
    }

    /** Runs a dump in an empty database. */
    static void restore(DataSource source, String dump) throws SQLException {
        for (String statement : dump.split(";\n", -1)) {
            if (!statement.isBlank()) {
                Sql.run(source, statement);
            }
        }
    }

    /** The dump of a version, which was kept. */
    static String ofVersion(Dialect dialect, int version) throws IOException {
        String kind = isOfMySqlsKind(dialect) ? ".mysql" : "";
        try (InputStream file = StoreDump.class.getResourceAsStream("version-" + version + kind + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Versions of which there is a dump. */
    static IntStream versions() {
        return IntStream.rangeClosed(2, Schema.VERSION);
    }

    /** Versions of which there is one of MariaDB and MySQL. */
    static IntStream versionsOfMySqlsKind() {
        return IntStream.rangeClosed(MySqlTables.OLDEST_VERSION, Schema.VERSION);
    }

    /** Writes the dump of this version into a file that is not there. */
    public static void main(String[] args) throws Exception {
        DataSource source = H2.inMemory().dataSource();
        fill(source);
        Files.writeString(Path.of(args[0]), of(new H2Dialect(), source), StandardOpenOption.CREATE_NEW);
    }
}
