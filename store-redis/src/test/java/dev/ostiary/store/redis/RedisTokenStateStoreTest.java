package dev.ostiary.store.redis;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, with a server that is killed and keeps everything. */
class RedisTokenStateStoreTest extends RedisStoreContract {
    private static RedisServer server;

    @BeforeAll
    static void startServer() throws IOException {
        server = RedisServer.durable();
    }

    @AfterAll
    static void endServer() throws IOException {
        server.close();
    }

    @Override
    RedisServer server() {
        return server;
    }
}
