package dev.ostiary.store.redis;

/** A server that is always the same. Immutable. */
record OneServerRoute(RedisAddress address, Dialler dialler) implements Route {
    @Override
    public Link connect(Deadline deadline) {
        return dialler.connect(address, deadline);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
