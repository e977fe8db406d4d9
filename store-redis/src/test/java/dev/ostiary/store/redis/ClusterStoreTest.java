package dev.ostiary.store.redis;

import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, with a cluster of which only the node is named that has none of the keys. */
class ClusterStoreTest extends RedisStoreContract {
    private static ClusterNodes cluster;

    @BeforeAll
    static void startServers() throws IOException {
        cluster = ClusterNodes.start(Engine.USUAL, 2);
    }

    @AfterAll
    static void endServers() throws IOException {
        cluster.close();
    }

    @Override
    RedisServer server() {
        return cluster.owner();
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return cluster.store().clock(clock).build();
    }

    @Override
    protected void restart() throws IOException {
        super.restart();
        cluster.awaitAgreement();
    }
}
