package dev.ostiary.apikey;

import java.util.List;

/**
 * A store of API keys that can be written to: for a page where users make and take back their keys.
 *
 * <p>Unlike {@link #find}, which answers an outage as a value, the other methods throw a {@code RuntimeException} where the
 * store cannot be reached or has no room; whether the call has happened is not known then. Thread-safe.
 */
public interface ApiKeyRegistry extends ApiKeyStore {
    /**
     * Takes a record in.
     *
     * @param record of {@link ApiKeys#issue}
     * @return false where there is a record of that id already, which stays as it is
     */
    boolean add(ApiKeyRecord record);

    /**
     * Takes a key back, from the next request on.
     *
     * @param id the record's id
     * @return whether there is such a record, revoked before or not
     */
    boolean revoke(String id);

    /**
     * The keys of one owner, revoked and expired ones too.
     *
     * @param subject the owner
     * @return the oldest first
     */
    List<ApiKeyRecord> keysOf(String subject);
}
