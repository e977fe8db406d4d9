package dev.ostiary.store.redis;

import dev.ostiary.store.TokenStateStore;
import java.time.InstantSource;

/** The contract, with a primary that Sentinels name; it comes back before they look for another one. */
abstract class SentinelStoreContract extends RedisStoreContract {

    /** Runs while the tests of the class do. */
    abstract WatchedServers servers();

    @Override
    RedisServer server() {
        return servers().first();
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return servers().store().clock(clock).build();
    }
}
