package dev.ostiary.encoding;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object that has at most sixteen, as nearly all have, in their order: a third of what a {@link
 * java.util.LinkedHashMap} takes. Unmodifiable for whoever gets it as a map; filled by {@link ObjectMembers} before.
 */
final class SmallObject extends AbstractMap<String, @Nullable Object> implements Serializable {
    private static final long serialVersionUID = 1L;

    static final int MOST = 16;

    /** Twice as many as members, so that a name that is not there soon meets a free one. */
    private static final int SLOTS = 2 * MOST;

    private final transient String[] names = new String[MOST];
    private final transient @Nullable Object[] values = new Object[MOST];

    /** By hash of the name, one more than its position; 0 is free. */
    private final transient byte[] positions = new byte[SLOTS];

    private transient int size;

    /** Adds a member at the end, unless there is one of that name. There must be room. */
    void add(String name, @Nullable Object value) {
        int slot = slot(name);
        if (positions[slot] == 0) {
            names[size] = name;
            values[size] = value;
            positions[slot] = (byte) ++size;
        }
    }

    /** Where the name is, or would be. Full, half of the slots are free still: there is an end. */
    private int slot(Object name) {
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        while (positions[slot] != 0 && !names[positions[slot] - 1].equals(name)) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int position = name == null ? 0 : positions[slot(name)];
        return position == 0 ? null : values[position - 1];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && positions[slot(name)] != 0;
    }

    /** An application may keep claims in an HTTP session that is written down: as a map of the platform's own. */
    private Object writeReplace() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(this));
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new InOrder();
        }
    }

    private final class InOrder implements Iterator<Map.Entry<String, @Nullable Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int position = next++;
            return new SimpleImmutableEntry<>(names[position], values[position]);
        }
    }
}
