package dev.ostiary.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * A bounded number of entries, each of which counts until its time. Nothing is dropped to make room. Guarded by its owner.
 *
 * @param <K> names an entry
 * @param <V> what is kept
 */
final class Expiring<K, V> {
    private record Entry<V>(V value, Instant until) {}

    private record Deadline<K>(Instant until, K key) {}

    private final int capacity;
    private final Consumer<V> gone;
    private final Map<K, Entry<V>> entries = new HashMap<>();
    private final PriorityQueue<Deadline<K>> deadlines = new PriorityQueue<>(Comparator.comparing(Deadline::until));

    Expiring(int capacity) {
        this(capacity, value -> {});
    }

    /** @param gone told of each value that counts no more: removed, replaced or expired */
    Expiring(int capacity, Consumer<V> gone) {
        this.capacity = capacity;
        this.gone = gone;
    }

    Optional<V> get(K key, Instant now) {
        dropExpired(now);
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** Whether there is an entry, expired or not: for whoever is told that a value counts no more. */
    boolean isKnown(K key) {
        return entries.containsKey(key);
    }

    int size(Instant now) {
        dropExpired(now);
        return entries.size();
    }

    /**
     * Adds, or replaces.
     *
     * @throws StoreUnavailableException if it is full
     */
    void put(K key, V value, Instant until, Instant now) {
        dropExpired(now);
        if (!until.isAfter(now)) {
            drop(key);
            return;
        }
        if (!entries.containsKey(key) && entries.size() >= capacity) {
            throw new StoreUnavailableException("the store in memory is full: " + capacity
                    + " entries; give it a larger capacity, or take a store outside of the process");
        }
        Entry<V> before = entries.put(key, new Entry<>(value, until));
        if (before == null || !before.until().equals(until)) {
            deadlines.add(new Deadline<>(until, key));
        }
        if (before != null) {
            gone.accept(before.value());
        }
        forgetSupersededDeadlines();
    }

    boolean isFull(Instant now) {
        return size(now) >= capacity;
    }

    /** When the entry expires that does so first; empty where there is none. */
    Optional<Instant> firstExpiry(Instant now) {
        dropExpired(now);
        dropStaleDeadlines();
        return Optional.ofNullable(deadlines.peek()).map(Deadline::until);
    }

    /** Drops the entry that expires first. */
    void dropFirst(Instant now) {
        if (firstExpiry(now).isPresent()) {
            drop(deadlines.remove().key());
        }
    }

    Optional<V> remove(K key, Instant now) {
        dropExpired(now);
        return drop(key);
    }

    /** How many deadlines there are, for entries that are gone too. */
    int deadlines() {
        return deadlines.size();
    }

    private void dropExpired(Instant now) {
        for (Deadline<K> first = deadlines.peek();
                first != null && !first.until().isAfter(now);
                first = deadlines.peek()) {
            deadlines.poll();
            Entry<V> entry = entries.get(first.key());
            if (entry != null && !entry.until().isAfter(now)) {
                drop(first.key());
            }
        }
    }

    /** Of entries that were removed or replaced. */
    private void dropStaleDeadlines() {
        for (Deadline<K> first = deadlines.peek(); first != null && !isOf(first); first = deadlines.peek()) {
            deadlines.poll();
        }
    }

    private boolean isOf(Deadline<K> deadline) {
        Entry<V> entry = entries.get(deadline.key());
        return entry != null && entry.until().equals(deadline.until());
    }

    private Optional<V> drop(K key) {
        Optional<V> value = Optional.ofNullable(entries.remove(key)).map(Entry::value);
        value.ifPresent(gone);
        return value;
    }

    /** Entries that are replaced or removed leave deadlines behind; without this they would outnumber what is kept. */
    private void forgetSupersededDeadlines() {
        if (deadlines.size() > 2 * entries.size() + 16) {
            Collection<Deadline<K>> live = new ArrayDeque<>();
            entries.forEach((key, entry) -> live.add(new Deadline<>(entry.until(), key)));
            deadlines.clear();
            deadlines.addAll(live);
        }
    }
}
