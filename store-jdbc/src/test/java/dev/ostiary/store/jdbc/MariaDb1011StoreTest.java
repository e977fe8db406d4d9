package dev.ostiary.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

@NeedsServer("mariadb-10.11")
class MariaDb1011StoreTest extends MySqlStoreContract {
    @BeforeAll
    static void startServer(@TempDir Path directory) throws Exception {
        start("mariadb-10.11", directory, server -> server.connections("test", ""));
    }
}
