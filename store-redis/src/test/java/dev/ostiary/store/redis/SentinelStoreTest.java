package dev.ostiary.store.redis;

import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.Protocol.Command;

/** The contract, with a primary that Sentinels name; it comes back before they look for another one. */
class SentinelStoreTest extends RedisStoreContract {
    private static WatchedServers servers;

    @BeforeAll
    static void startServers() throws IOException {
        servers = WatchedServers.start(Engine.USUAL);
        servers.sentinels()
                .forEach(each -> each.command(
                        Command.SENTINEL, "SET", WatchedServers.NAME, "down-after-milliseconds", "600000"));
    }

    @AfterAll
    static void endServers() throws IOException {
        servers.close();
    }

    @Override
    RedisServer server() {
        return servers.first();
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return servers.store().clock(clock).build();
    }
}
