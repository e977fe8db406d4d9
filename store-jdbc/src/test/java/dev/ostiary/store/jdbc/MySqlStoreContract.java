package dev.ostiary.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

/** The contract in a real MariaDB or MySQL, at the isolation that its connections have by default. */
abstract class MySqlStoreContract extends TokenStateStoreContract {
    private static MySqlServer server;
    private static HikariDataSource pool;
    private static Connections connections;
    private String prefix;

    /** How connections are made. */
    interface Connections {
        DataSource of(MySqlServer server) throws Exception;
    }

    /** To be called before all tests. */
    static void start(String name, Path directory, Connections made) throws Exception {
        connections = made;
        server = new MySqlServer(name, directory);
        pool = pool();
    }

    private static HikariDataSource pool() throws Exception {
        return Pool.of(connections.of(server), null);
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

    @Override
    protected void restart() throws Exception {
        pool.close();
        server.kill();
        server.start();
        pool = pool();
    }
}
