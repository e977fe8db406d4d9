package dev.ostiary.store.jdbc;

import dev.ostiary.session.ClockJumpsContract;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

class H2ClockJumpsTest extends ClockJumpsContract {
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

    @AfterEach
    void shutDown() throws Exception {
        database.shutDown();
    }
}
