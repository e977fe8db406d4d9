package dev.ostiary.store.jdbc;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2FileStoreTest extends TokenStateStoreContract {
    @TempDir
    private Path directory;

    private H2 database;

    @Override
    protected void startEmpty() {
        database = H2.inFile(directory);
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return JdbcTokenStateStore.builder(database.dataSource())
                .timeout(Duration.ofMinutes(1))
                .clock(clock)
                .build();
    }

    @Override
    protected void restart() throws Exception {
        database.restart();
    }

    @AfterEach
    void shutDown() throws Exception {
        database.shutDown();
    }
}
