package dev.ostiary.store.redis;

import java.util.List;

/**
 * A script with what it is told. Immutable; shows none of it.
 *
 * @param script what is to be done
 * @param keys all that it may touch
 * @param arguments in their order
 */
record Call(Script script, List<byte[]> keys, List<byte[]> arguments) {
    @Override
    public String toString() {
        return "Call[" + script + "]";
    }
}
