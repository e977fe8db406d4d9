package dev.ostiary.verify;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Makes one object of values that are equal, so that many tokens can hold it: the name of their issuer, an audience, a list of roles.
 *
 * <p>It remembers 256 values at most, each in the place that its hash has; another one of that place drives it out, and then it is not
 * shared for a while. So nothing grows, and nobody waits. Values must be immutable. Thread-safe.
 */
final class SharedValues {
    private static final int PLACES = 256;

    private final AtomicReferenceArray<Object> places = new AtomicReferenceArray<>(PLACES);

    /** An equal one that came before, or this one. */
    @SuppressWarnings("unchecked") // of the same class
    <T> T shared(T value) {
        int hash = value.hashCode();
        int place = (hash ^ hash >>> 8 ^ hash >>> 16 ^ hash >>> 24) & PLACES - 1;
        Object there = places.get(place);
        if (there != null && there.getClass() == value.getClass() && there.equals(value)) {
            return (T) there;
        }
        places.set(place, value);
        return value;
    }
}
