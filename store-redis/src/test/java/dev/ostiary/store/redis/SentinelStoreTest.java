package dev.ostiary.store.redis;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, with Sentinels. */
class SentinelStoreTest extends SentinelStoreContract {
    private static WatchedServers servers;

    @BeforeAll
    static void start() throws IOException {
        servers = WatchedServers.start(Engine.USUAL).patient();
    }

    @AfterAll
    static void end() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    @Override
    WatchedServers servers() {
        return servers;
    }
}
