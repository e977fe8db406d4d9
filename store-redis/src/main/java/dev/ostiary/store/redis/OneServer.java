package dev.ostiary.store.redis;

/**
 * A server that is always the same. Immutable.
 *
 * @param address where it is
 */
record OneServer(RedisAddress address) implements Location {
    @Override
    public String toString() {
        return address.toString();
    }
}
