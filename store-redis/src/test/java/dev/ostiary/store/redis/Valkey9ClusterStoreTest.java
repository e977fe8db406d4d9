package dev.ostiary.store.redis;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, with a cluster of Valkey 9. */
class Valkey9ClusterStoreTest extends ClusterStoreContract {
    private static ClusterNodes cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = ClusterNodes.start(Engine.VALKEY_9, 2);
    }

    @AfterAll
    static void end() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    ClusterNodes cluster() {
        return cluster;
    }
}
