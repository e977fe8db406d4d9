package dev.ostiary.containers;

import dev.ostiary.store.jdbc.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in PostgreSQL. */
class PostgresSessionsIT extends StoreOutageContract {
    @TempDir
    private static Path directory;

    private static PostgresServer postgres;
    private static StoreServer server;

    PostgresSessionsIT() {
        super(new JettyEe10());
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = new PostgresServer(directory);
        server = new Database("jdbc/postgres", postgres.connections(), postgres::kill, postgres::start);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Override
    StoreServer server() {
        return server;
    }
}
