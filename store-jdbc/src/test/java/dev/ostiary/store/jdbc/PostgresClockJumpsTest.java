package dev.ostiary.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.session.ClockJumpsContract;
import dev.ostiary.store.TokenStateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresClockJumpsTest extends ClockJumpsContract {
    @TempDir
    private static Path directory;

    private static PostgresServer server;
    private static HikariDataSource pool;
    private String prefix;

    @BeforeAll
    static void startServer() throws Exception {
        server = new PostgresServer(directory);
        pool = Pool.of(server.connections());
    }

    @AfterAll
    static void stopServer() throws Exception {
        pool.close();
        server.close();
    }

    @Override
    protected void startEmpty() {
        prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + "_";
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return JdbcTokenStateStore.builder(pool)
                .tablePrefix(prefix)
                .timeout(Duration.ofMinutes(1))
                .clock(clock)
                .build();
    }
}
