package dev.ostiary.store.redis;

import java.util.List;

/**
 * A cluster. Immutable.
 *
 * @param nodes one or more, which know the others
 */
record Cluster(List<RedisAddress> nodes) implements Location {
    @Override
    public String toString() {
        return "the cluster " + ManyHosts.shown(nodes);
    }
}
