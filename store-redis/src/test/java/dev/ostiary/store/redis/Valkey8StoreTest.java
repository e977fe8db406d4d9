package dev.ostiary.store.redis;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, with Valkey 8. */
class Valkey8StoreTest extends RedisStoreContract {
    private static RedisServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.durable(Engine.VALKEY_8);
    }

    @AfterAll
    static void end() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    RedisServer server() {
        return server;
    }
}
