package dev.ostiary.store.redis;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreContract;
import java.io.IOException;
import java.time.InstantSource;
import redis.clients.jedis.Protocol.Command;

/** The contract with a server of the test's own. */
abstract class RedisStoreContract extends TokenStateStoreContract {

    /** Runs while the tests of the class do. */
    abstract RedisServer server();

    @Override
    protected void startEmpty() {
        server().command(Command.FLUSHALL);
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return server().store().clock(clock).build();
    }

    @Override
    protected void restart() throws IOException {
        server().restart();
    }
}
