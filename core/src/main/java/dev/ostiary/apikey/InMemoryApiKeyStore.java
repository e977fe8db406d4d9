package dev.ostiary.apikey;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a bounded number of records in memory, for tests and for keys that come from the application's configuration.
 *
 * <p>Nothing is ever dropped to make room: a full store takes no more. Thread-safe.
 */
public final class InMemoryApiKeyStore implements ApiKeyRegistry {
    private final Map<String, ApiKeyRecord> records = new ConcurrentHashMap<>();
    private final int capacity;

    /**
     * An empty store.
     *
     * @param capacity the largest number of records, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public InMemoryApiKeyStore(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity: expected 1 or more, got " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public ApiKeyLookup find(String id) {
        ApiKeyRecord record = records.get(id);
        return record == null ? new ApiKeyLookup.Unknown() : new ApiKeyLookup.Found(record);
    }

    /**
     * Takes a record in.
     *
     * @param record of {@link ApiKeys#issue}
     * @return false where there is a record of that id already, which stays as it is
     * @throws IllegalStateException if the store is full
     */
    @Override
    public synchronized boolean add(ApiKeyRecord record) {
        if (records.containsKey(record.id())) {
            return false;
        }
        if (records.size() >= capacity) {
            throw new IllegalStateException("the store of API keys is full: " + capacity + " records");
        }
        records.put(record.id(), record);
        return true;
    }

    @Override
    public synchronized boolean revoke(String id) {
        return records.computeIfPresent(id, (same, record) -> record.asRevoked()) != null;
    }

    @Override
    public List<ApiKeyRecord> keysOf(String subject) {
        return records.values().stream()
                .filter(record -> record.subject().equals(subject))
                .sorted(Comparator.comparing(ApiKeyRecord::createdAt).thenComparing(ApiKeyRecord::id))
                .toList();
    }

    /**
     * Forgets a key and makes room.
     *
     * @param id the record's id
     * @return whether there was such a record
     */
    public synchronized boolean remove(String id) {
        return records.remove(id) != null;
    }
}
