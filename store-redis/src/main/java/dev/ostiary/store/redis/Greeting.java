package dev.ostiary.store.redis;

/** What is said on new connections, before any call. Thread-safe. */
interface Greeting {

    /**
     * Greets.
     *
     * @param link new
     * @param generation a number that grows whenever connections were lost: with the first connection of each, the server may be another one
     * @throws dev.ostiary.store.StoreUnavailableException if this server will not do
     */
    void greet(Link link, Deadline deadline, long generation);
}
