package dev.ostiary.store.redis;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;

/**
 * Opens URIs of the forms that {@link RedisTokenStateStoreBuilder#uri} takes, with the usual settings.
 *
 * <p>Public only because {@link java.util.ServiceLoader} demands it. The server may be down at the start. Thread-safe.
 */
public final class RedisStoreProvider implements TokenStateStoreProvider {

    /** For the service loader. */
    public RedisStoreProvider() {}

    @Override
    public boolean knows(String location) {
        return location.startsWith("redis:") || location.startsWith("rediss:") || ManyHosts.isOne(location);
    }

    @Override
    public TokenStateStore open(String location) {
        return RedisTokenStateStore.builder().uri(location).build();
    }
}
