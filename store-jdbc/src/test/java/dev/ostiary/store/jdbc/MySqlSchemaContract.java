package dev.ostiary.store.jdbc;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How the tables come to be in a real MariaDB or MySQL, how often a call goes there, and what these databases do otherwise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MySqlSchemaContract
        implements SchemaContract,
                RoundTripsContract,
                StoreTimeContract,
                GrantRaceContract,
                DumpContract,
                StandingContract,
                MySqlTrapsContract {
    private final AtomicInteger databases = new AtomicInteger();
    private MySqlServer server;

    /** The folder of the server. */
    abstract String name();

    @BeforeAll
    void startServer(@TempDir Path directory) throws Exception {
        server = new MySqlServer(name(), directory);
    }

    @AfterAll
    void stopServer() throws Exception {
        server.close();
    }

    @Override
    public MySqlServer server() {
        return server;
    }

    @Override
    public String emptyDatabase() throws Exception {
        String name = "d" + databases.incrementAndGet();
        Sql.run(server.connections("mysql", ""), "CREATE DATABASE " + name);
        return name;
    }

    @Override
    public DataSource empty() throws Exception {
        Sql.run(server.connections("mysql", ""), "DROP DATABASE IF EXISTS app");
        return server.connections(emptyDatabase(), "");
    }

    @Override
    public String guide() {
        return "schema-mysql";
    }

    static IntStream versions() {
        return StoreDump.versionsOfMySqlsKind();
    }
}
