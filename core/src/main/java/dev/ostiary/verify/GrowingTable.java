package dev.ostiary.verify;

import org.jspecify.annotations.Nullable;

/**
 * Finds tokens by their text, in a {@link TokenTable} that grows by steps: whoever brings a token moves a few others, and nobody waits until
 * all of them have moved.
 *
 * <p>While it grows there are two tables. A token that has moved stands in both until the smaller one is given up, so that it is found at any
 * time. Any number of threads may look for tokens while one changes the table, which a lock has to see to.
 */
final class GrowingTable {
    /** Places that each new token looks through. The larger table is not half full when all have moved. */
    private static final int STEP = 16;

    private volatile TokenTable table = TokenTable.empty();

    /** Given up once its tokens stand in the other one. Set before that one is: who looks there first and here then misses nothing. */
    private volatile @Nullable TokenTable smaller;

    private int moved;
    private int size;

    /** The token of exactly this text. */
    @Nullable
    KnownToken find(TokenText wanted) {
        KnownToken found = table.find(wanted);
        if (found != null) {
            return found;
        }
        TokenTable before = smaller;
        return before == null ? null : before.find(wanted);
    }

    int size() {
        return size;
    }

    int places() {
        return table.places();
    }

    boolean isGrowing() {
        return smaller != null;
    }

    /** Adds a token whose text is not there. */
    void add(KnownToken token) {
        TokenTable now = table;
        if (smaller == null && now.isFull()) {
            moved = 0;
            smaller = now;
            now = now.larger();
            table = now;
        }
        moveSome(now);
        now.add(token);
        size++;
    }

    private void moveSome(TokenTable to) {
        TokenTable from = smaller;
        if (from == null) {
            return;
        }
        int end = Math.min(moved + STEP, from.places());
        while (moved < end) {
            KnownToken token = from.at(moved++);
            if (token != null) {
                to.add(token);
            }
        }
        if (moved == from.places()) {
            smaller = null;
        }
    }

    /** Takes out a token, if it is there. */
    void remove(KnownToken token) {
        TokenTable before = smaller;
        boolean wasMoved = table.remove(token);
        boolean wasBefore = before != null && before.forget(token);
        if (wasMoved || wasBefore) {
            size--;
        }
    }
}
