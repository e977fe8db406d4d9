package dev.ostiary.store.redis;

import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.Protocol.Command;

/** The contract, with a server that keeps nothing when it ends, and has forgotten the scripts before each test. */
class VolatileServerTest extends RedisStoreContract {
    private static RedisServer server;

    @BeforeAll
    static void startServer() throws IOException {
        server = RedisServer.volatileOne();
    }

    @AfterAll
    static void endServer() throws IOException {
        server.close();
    }

    @Override
    RedisServer server() {
        return server;
    }

    @Override
    protected void startEmpty() {
        super.startEmpty();
        server.command(Command.SCRIPT, "FLUSH");
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return server.store().clock(clock).prefix("other:{tag}:").build();
    }

    @Override
    protected boolean survivesRestart() {
        return false;
    }
}
