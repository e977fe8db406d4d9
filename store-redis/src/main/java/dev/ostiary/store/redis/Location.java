package dev.ostiary.store.redis;

/** What a URI says: one server, or those who know which server it is now. Immutable; shows neither users nor passwords. */
sealed interface Location permits OneServer, Sentinels, Cluster {

    /**
     * Reads a URI of any of the forms.
     *
     * @throws IllegalArgumentException if it is of another one; the message does not show it
     */
    static Location parse(String text) {
        return ManyHosts.isOne(text) ? ManyHosts.parse(text) : new OneServer(RedisAddress.parse(text));
    }
}
