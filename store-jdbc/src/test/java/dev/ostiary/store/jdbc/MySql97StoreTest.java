package dev.ostiary.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

@NeedsServer("mysql-9.7")
class MySql97StoreTest extends MySqlStoreContract {
    @BeforeAll
    static void startServer(@TempDir Path directory) throws Exception {
        start("mysql-9.7", directory, server -> server.connections("test", ""));
    }
}
