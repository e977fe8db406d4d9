package dev.ostiary.containers;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in H2. */
class H2SessionsIT extends StoreOutageContract {
    @TempDir
    private static Path directory;

    private static H2Server h2;
    private static StoreServer server;

    H2SessionsIT() {
        super(new JettyEe10());
    }

    @BeforeAll
    static void start() throws Exception {
        h2 = new H2Server(directory);
        server = new Database("jdbc/h2", h2.connections(), h2::kill, h2::start);
    }

    @AfterAll
    static void stop() throws Exception {
        h2.kill();
    }

    @Override
    StoreServer server() {
        return server;
    }
}
