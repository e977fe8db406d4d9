package dev.ostiary.store.redis;

import java.util.List;

/**
 * Sentinels that watch a primary. Immutable.
 *
 * @param sentinels one or more
 * @param name what they call the primary
 * @param server any address, with what user and database are on the servers
 */
record Sentinels(List<RedisAddress> sentinels, String name, RedisAddress server) implements Location {
    @Override
    public String toString() {
        return "'" + name + "' of the Sentinels " + ManyHosts.shown(sentinels);
    }
}
