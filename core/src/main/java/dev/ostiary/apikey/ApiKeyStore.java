package dev.ostiary.apikey;

/**
 * Where records of API keys are kept: implement it over the application's own database, or take
 * {@link InMemoryApiKeyStore} or {@link PropertiesFileApiKeyStore}.
 *
 * <p>It finds by id only; hashes are compared by {@link ApiKeys}, in constant time. Called by many threads at once, once
 * for each request with a key of the right form. A store that cannot be reached answers
 * {@link ApiKeyLookup.Unavailable}; an exception counts as that too.
 */
@FunctionalInterface
public interface ApiKeyStore {
    /**
     * Looks a record up.
     *
     * @param id 16 small letters and digits; not proven to be anybody's
     * @return the record, whatever its state; unknown; or unavailable
     */
    ApiKeyLookup find(String id);
}
