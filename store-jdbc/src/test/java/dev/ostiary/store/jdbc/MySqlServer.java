package dev.ostiary.store.jdbc;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A real MariaDB or MySQL on loopback that can be killed and comes back with its data, on the same port. In a time zone with summer time. */
final class MySqlServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Of a port that only this machine sees, for as long as a test lasts. */
    private static final String EVERYBODY = "app";

    private final Unpacked unpacked;
    private final boolean mariaDb;
    private final Path directory;
    private final int port;
    private Process process;

    /** Starts one with its data in an empty directory. */
    MySqlServer(String name, Path directory) throws Exception {
        this.unpacked = Unpacked.of(name);
        this.mariaDb = name.startsWith("mariadb");
        this.directory = directory;
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        initialize();
        start();
        Sql.run(connections("mysql", ""), "CREATE DATABASE IF NOT EXISTS test");
    }

    private void initialize() throws Exception {
        Files.createDirectory(directory.resolve("data"));
        Process made = mariaDb
                ? unpacked.run("mariadbd", log(), options("--bootstrap"))
                : unpacked.run("mysqld", log(), options("--initialize-insecure"));
        if (mariaDb) {
            made.getOutputStream().write(systemTables().getBytes(StandardCharsets.UTF_8));
        }
        made.getOutputStream().close();
        if (!made.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IllegalStateException("no data directory was made: " + Files.readString(log()));
        }
    }

    private String systemTables() throws IOException {
        return "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n"
                + unpacked.texts(share(), tables())
                + "REPLACE INTO mysql.global_priv VALUES ('%', '" + EVERYBODY
                + "', '{\"access\":18446744073709551615,\"authentication_string\":\"\",\"plugin\":\"mysql_native_password\"}');\n";
    }

    /** MariaDB's newer packages have a folder of their own name. */
    private Path share() {
        Path own = unpacked.folder().resolve("usr/share/mariadb");
        return Files.isDirectory(own) ? own : unpacked.folder().resolve("usr/share/mysql");
    }

    private String[] tables() {
        String prefix = Files.exists(share().resolve("mariadb_system_tables.sql")) ? "mariadb" : "mysql";
        return new String[] {
            prefix + "_system_tables.sql", prefix + "_performance_tables.sql", prefix + "_system_tables_data.sql"
        };
    }

    /** What a commit has confirmed is with the operating system, and so outlives the death of the process. */
    private List<String> options(String first) {
        List<String> options = new ArrayList<>(List.of("--no-defaults", first));
        if (!mariaDb) {
            options.add("--secure-file-priv=NULL");
        }
        options.addAll(List.of(
                "--user=root",
                "--datadir=" + directory.resolve("data"),
                "--lc-messages-dir=" + share(),
                "--character-sets-dir=" + share().resolve("charsets"),
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-flush-method=nosync",
                "--skip-log-bin"));
        return options;
    }

    private Path log() {
        return directory.resolve("server.log");
    }

    void start() throws Exception {
        List<String> options = options("--port=" + port);
        options.add("--bind-address=127.0.0.1");
        options.add("--socket=" + directory.resolve("socket"));
        options.add("--pid-file=" + directory.resolve("pid"));
        if (!mariaDb) {
            Files.writeString(
                    directory.resolve("init.sql"),
                    "CREATE USER IF NOT EXISTS '" + EVERYBODY + "'@'%';\nGRANT ALL ON *.* TO '" + EVERYBODY
                            + "'@'%' WITH GRANT OPTION;\n");
            options.add("--init-file=" + directory.resolve("init.sql"));
            options.add("--mysqlx=OFF");
        }
        process = unpacked.run(mariaDb ? "mariadbd" : "mysqld", log(), options);
        awaitConnections();
    }

    private void awaitConnections() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = connections("mysql", "").getConnection()) {
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("it does not start: " + Files.readString(log()), notYet);
                }
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** It has no chance to write anything more. */
    void kill() throws Exception {
        process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }

    /** Every call is a connection of its own, by the driver of the server's own house. */
    DataSource connections(String database, String settings) throws SQLException {
        return mariaDb ? byMariaDbsDriver(database, settings) : byMySqlsDriver(database, settings);
    }

    /** Of another user. */
    DataSource of(String user, String database) throws SQLException {
        return mariaDb ? byMariaDbsDriver(user, database, "") : byMySqlsDriver(user, database, "");
    }

    DataSource byMariaDbsDriver(String database, String settings) throws SQLException {
        return byMariaDbsDriver(EVERYBODY, database, settings);
    }

    private DataSource byMariaDbsDriver(String user, String database, String settings) throws SQLException {
        return new MariaDbDataSource("jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=" + user + settings);
    }

    DataSource byMySqlsDriver(String database, String settings) {
        return byMySqlsDriver(EVERYBODY, database, settings);
    }

    private DataSource byMySqlsDriver(String user, String database, String settings) {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl("jdbc:mysql://127.0.0.1:" + port + "/" + database
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&user=" + user + settings);
        return source;
    }

    @Override
    public void close() throws Exception {
        kill();
    }
}
