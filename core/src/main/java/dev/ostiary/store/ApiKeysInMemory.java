package dev.ostiary.store;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.apikey.InMemoryApiKeyStore;
import java.util.List;

/** The API keys of a store in memory: as long as it is open, and with its words for an outage. */
final class ApiKeysInMemory implements ApiKeyRegistry {
    private final InMemoryApiKeyStore keys;
    private final Runnable requireOpen;

    /**
     * Of a store.
     *
     * @param keys where they are
     * @param requireOpen throws {@link StoreUnavailableException} once the store is closed
     */
    ApiKeysInMemory(InMemoryApiKeyStore keys, Runnable requireOpen) {
        this.keys = keys;
        this.requireOpen = requireOpen;
    }

    @Override
    public ApiKeyLookup find(String id) {
        try {
            requireOpen.run();
            return keys.find(id);
        } catch (StoreUnavailableException closed) {
            return new ApiKeyLookup.Unavailable(StoreUnavailableException.RETRY_AFTER);
        }
    }

    @Override
    public boolean add(ApiKeyRecord record) {
        requireOpen.run();
        try {
            return keys.add(record);
        } catch (IllegalStateException full) {
            throw new StoreUnavailableException("the store in memory is full", full);
        }
    }

    @Override
    public boolean revoke(String id) {
        requireOpen.run();
        return keys.revoke(id);
    }

    @Override
    public List<ApiKeyRecord> keysOf(String subject) {
        requireOpen.run();
        return keys.keysOf(subject);
    }
}
