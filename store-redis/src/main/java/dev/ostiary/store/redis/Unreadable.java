package dev.ostiary.store.redis;

import dev.ostiary.store.StoreUnavailableException;
import java.util.function.Supplier;

/** Answers that are not what this store has written: somebody else has, or a later version. */
final class Unreadable {
    private Unreadable() {}

    /**
     * Reads.
     *
     * @throws StoreUnavailableException where the reader complains; its complaint may quote what was read, and is dropped
     */
    static <T> T unless(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException malformed) {
            throw new StoreUnavailableException("Redis has something under the prefix that this version cannot read");
        }
    }
}
