package dev.ostiary.store.redis;

import dev.ostiary.session.ClockJumpsContract;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.Protocol.Command;

class RedisClockJumpsTest extends ClockJumpsContract {
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
    protected void startEmpty() {
        server.command(Command.FLUSHALL);
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return server.store().clock(clock).build();
    }
}
