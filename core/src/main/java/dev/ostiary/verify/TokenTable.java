package dev.ostiary.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens by their text: an open table with linear probing, of which a third is free at least.
 *
 * <p>A byte of each token's hash, and texts with their tokens, stand in two arrays: the first is so small that it stays in the processor's
 * memory, and only for a place whose byte fits the others are fetched, at once instead of one after the other. Any number of threads may look for
 * tokens while one changes the table, which a lock has to see to. Who looks while a token is moved may miss it, and takes it for one that is not
 * kept. Nobody is ever given a token of another text.
 */
final class TokenTable {
    private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(byte[].class);
    private static final byte FREE = 0;
    private static final int LEAST_PLACES = 64;
    private static final int MARK_SHIFT = 24;

    private final byte[] marks;

    /** For each place the text of a token, and the token itself. */
    private final AtomicReferenceArray<Object> tokens;

    private final int mask;
    private int size;

    private TokenTable(int places) {
        this.marks = new byte[places];
        this.tokens = new AtomicReferenceArray<>(2 * places);
        this.mask = places - 1;
    }

    static TokenTable empty() {
        return new TokenTable(LEAST_PLACES);
    }

    private static byte mark(int hash) {
        byte mark = (byte) (hash >>> MARK_SHIFT);
        return mark == FREE ? 1 : mark;
    }

    private byte markAt(int place) {
        return (byte) MARK.getAcquire(marks, place);
    }

    private void setMark(int place, byte mark) {
        MARK.setRelease(marks, place, mark);
    }

    int size() {
        return size;
    }

    int places() {
        return mask + 1;
    }

    /** The token of exactly this text. */
    @Nullable
    KnownToken find(TokenText wanted) {
        byte mark = mark(wanted.hashCode());
        int place = wanted.hashCode() & mask;
        for (int probes = 0; probes <= mask; probes++) {
            byte there = markAt(place);
            if (there == FREE) {
                return null;
            }
            if (there == mark) {
                KnownToken found = at(place, wanted);
                if (found != null) {
                    return found;
                }
            }
            place = place + 1 & mask;
        }
        return null;
    }

    /** Between two looks another token may have come here: then text and token do not belong together. */
    @SuppressWarnings("ReferenceEquality") // the very text, which is compared then
    private @Nullable KnownToken at(int place, TokenText wanted) {
        Object text = tokens.getAcquire(2 * place);
        return tokens.getAcquire(2 * place + 1) instanceof KnownToken token
                        && token.text() == text
                        && token.hashCode() == wanted.hashCode()
                        && wanted.isEqualTo(token.text())
                ? token
                : null;
    }

    /** The token of that place. */
    @Nullable
    KnownToken at(int place) {
        return (KnownToken) tokens.getPlain(2 * place + 1);
    }

    /** Whether one more makes it too full. */
    boolean isFull() {
        return 3L * (size + 1) > 2L * places();
    }

    /** An empty one, twice as large. */
    TokenTable larger() {
        return new TokenTable(2 * places());
    }

    /** Adds a token whose text is not there; the table is not full. */
    void add(KnownToken token) {
        int place = token.hashCode() & mask;
        while (markAt(place) != FREE) {
            place = place + 1 & mask;
        }
        put(place, token);
        size++;
    }

    private void put(int place, KnownToken token) {
        tokens.setRelease(2 * place, token.text());
        tokens.setRelease(2 * place + 1, token);
        setMark(place, mark(token.hashCode()));
    }

    /** Takes out a token, if it is there. */
    boolean remove(KnownToken token) {
        int place = placeOf(token);
        if (place >= 0) {
            free(place);
        }
        return place >= 0;
    }

    /** Forgets a token, if it is there, and leaves all others in their places: of a table that gets no more tokens. */
    boolean forget(KnownToken token) {
        int place = placeOf(token);
        if (place >= 0) {
            empty(place);
        }
        return place >= 0;
    }

    @SuppressWarnings("ReferenceEquality") // the very token
    private int placeOf(KnownToken token) {
        for (int place = token.hashCode() & mask; markAt(place) != FREE; place = place + 1 & mask) {
            if (at(place) == token) {
                return place;
            }
        }
        return -1;
    }

    private void empty(int place) {
        tokens.setRelease(2 * place, null);
        tokens.setRelease(2 * place + 1, null);
    }

    /** Moves up those that had to give way to the token of that place. */
    private void free(int given) {
        int free = given;
        for (int place = free + 1 & mask; markAt(place) != FREE; place = place + 1 & mask) {
            KnownToken token = Objects.requireNonNull(at(place), "its mark is there");
            int home = token.hashCode() & mask;
            if ((place - home & mask) >= (place - free & mask)) {
                put(free, token);
                free = place;
            }
        }
        setMark(free, FREE);
        empty(free);
        size--;
    }
}
