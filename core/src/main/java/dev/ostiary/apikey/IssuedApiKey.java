package dev.ostiary.apikey;

import java.util.Objects;

/**
 * An API key that has just been made. The only moment at which its text is known: show it once, keep the record.
 *
 * @param key the text, 70 characters; whoever holds it is the subject, so keep it out of logs and addresses
 * @param record what to put into the store
 */
public record IssuedApiKey(String key, ApiKeyRecord record) {
    /**
     * Refuses {@code null}.
     *
     * @param key the text
     * @param record what to put into the store
     */
    public IssuedApiKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(record, "record");
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "IssuedApiKey[" + record + "]";
    }
}
