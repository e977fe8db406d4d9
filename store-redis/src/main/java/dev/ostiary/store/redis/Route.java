package dev.ostiary.store.redis;

/** Leads to the server that has the keys, which may be another one by now. Thread-safe; has no thread. */
interface Route {

    /** The route that a location describes. */
    static Route to(Location location, Dialler dialler, Keys keys) {
        if (location instanceof Sentinels sentinels) {
            return new SentinelRoute(sentinels, dialler);
        }
        if (location instanceof Cluster cluster) {
            return new ClusterRoute(cluster, keys.epoch(), dialler);
        }
        return new OneServerRoute(((OneServer) location).address(), dialler);
    }

    /**
     * Connects to the server; nothing of a call has been sent by then, so several may be tried.
     *
     * @throws redis.clients.jedis.exceptions.JedisException if it cannot be reached or lets nobody in
     * @throws dev.ostiary.store.StoreUnavailableException if the time has passed, or nobody knows which it is
     */
    Link connect(Deadline deadline);

    /**
     * Whether a server is the right one still, by what others say: one that was paused or cut off may not know that it has been replaced.
     * Whoever has not heard of it for some time asks.
     */
    default boolean leadsStillTo(Link link, Deadline deadline) {
        return true;
    }

    /** A connection was lost, or its server is not the one any more: next time, it is looked for. */
    default void forget() {}

    /** Whether scripts may touch none but declared keys, and redirections are followed. */
    default boolean isOfCluster() {
        return false;
    }

    /** Where a redirection has led to. */
    default void leadsTo(RedisAddress address) {}

    /** For messages: which servers are meant, and nothing of who we are. */
    @Override
    String toString();
}
