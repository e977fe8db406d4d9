package dev.ostiary.store.redis;

import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.InstantSource;

/** The contract, with a cluster of which only the node is named that has none of the keys. */
abstract class ClusterStoreContract extends RedisStoreContract {

    /** Runs while the tests of the class do. */
    abstract ClusterNodes cluster();

    @Override
    RedisServer server() {
        return cluster().owner();
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return cluster().store().clock(clock).build();
    }

    @Override
    protected void restart() throws IOException {
        super.restart();
        cluster().awaitAgreement();
    }
}
