package dev.ostiary.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

@NeedsServer("mariadb-11.8")
class MariaDb118StoreTest extends MySqlStoreContract {
    @BeforeAll
    static void startServer(@TempDir Path directory) throws Exception {
        start("mariadb-11.8", directory, server -> server.connections("test", ""));
    }
}
