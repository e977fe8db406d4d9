package dev.ostiary.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Batches in one piece, too, as their setting for speed has it. */
@NeedsServer("mariadb-11.8")
class MariaDbThroughMySqlsDriverTest extends MySqlStoreContract {
    @BeforeAll
    static void startServer(@TempDir Path directory) throws Exception {
        start("mariadb-11.8", directory, server -> server.byMySqlsDriver("test", "&rewriteBatchedStatements=true"));
    }
}
