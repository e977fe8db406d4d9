package dev.ostiary.apikey;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a bounded number of records in memory, for tests and for keys that come from the application's configuration.
 *
 * <p>Nothing is ever dropped to make room: a full store takes no more. Thread-safe.
 */
public final class InMemoryApiKeyStore implements ApiKeyStore {
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
     * @param record of an id that is not there yet
     * @return false if the store is full; the key is then refused as unknown
     * @throws IllegalArgumentException if there is a record of that id
     */
    public synchronized boolean add(ApiKeyRecord record) {
        if (records.containsKey(record.id())) {
            throw new IllegalArgumentException("record: there is one of that id already");
        }
        if (records.size() >= capacity) {
            return false;
        }
        records.put(record.id(), record);
        return true;
    }

    /**
     * Takes a key back, from the next request on.
     *
     * @param id the record's id
     * @return whether there is such a record, revoked before or not
     */
    public synchronized boolean revoke(String id) {
        return records.computeIfPresent(id, (same, record) -> record.asRevoked()) != null;
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
