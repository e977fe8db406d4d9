package dev.ostiary.apikey;

import java.util.Locale;

/** Why an API key was rejected. The {@linkplain #code() code} never changes its meaning. */
public enum ApiKeyRejection {
    /** Not the form of a key, or its checksum is wrong; no store was asked. */
    API_KEY_MALFORMED,
    /** No such key: the id is unknown, or the secret is not the one that belongs to it. Which of them is not told. */
    API_KEY_UNKNOWN,
    /** The key was taken back. Told only to a sender who holds it. */
    API_KEY_REVOKED,
    /** The key's time is over. Told only to a sender who holds it. */
    API_KEY_EXPIRED;

    /**
     * The stable code, the name in lower case.
     *
     * @return for example {@code api_key_expired}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
