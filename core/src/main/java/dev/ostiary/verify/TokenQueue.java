package dev.ostiary.verify;

import org.jspecify.annotations.Nullable;

/** Tokens in the order in which they came, the oldest first, linked with each other. Guarded by the lock of the cache. */
final class TokenQueue {
    private @Nullable KnownToken oldest;
    private @Nullable KnownToken newest;
    private long bytes;

    /** What all of them are counted with. */
    long bytes() {
        return bytes;
    }

    boolean hasSeveral() {
        return oldest != null && oldest.newer != null;
    }

    @Nullable
    KnownToken oldest() {
        return oldest;
    }

    /** Adds a token that is in no queue. */
    void add(KnownToken token) {
        token.older = newest;
        token.newer = null;
        if (newest == null) {
            oldest = token;
        } else {
            newest.newer = token;
        }
        newest = token;
        bytes += token.weight();
    }

    /** Takes out a token that is in this queue. */
    void remove(KnownToken token) {
        KnownToken before = token.older;
        KnownToken after = token.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        token.older = null;
        token.newer = null;
        bytes -= token.weight();
    }
}
