package dev.ostiary.store.jdbc;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreContract;
import java.time.Duration;
import java.time.InstantSource;

class H2MemoryStoreTest extends TokenStateStoreContract {
    private H2 database;

    @Override
    protected void startEmpty() {
        database = H2.inMemory();
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

    @Override
    protected boolean survivesRestart() {
        return false;
    }
}
