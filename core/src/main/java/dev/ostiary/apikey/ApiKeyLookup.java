package dev.ostiary.apikey;

import java.time.Duration;
import java.util.Objects;

/** The outcome of asking an {@link ApiKeyStore} for a record. */
public sealed interface ApiKeyLookup {

    /**
     * There is a record of that id. Whether the key is good is not said yet.
     *
     * @param record revoked and expired ones too
     */
    record Found(ApiKeyRecord record) implements ApiKeyLookup {
        /**
         * Refuses {@code null}.
         *
         * @param record the record
         */
        public Found {
            Objects.requireNonNull(record, "record");
        }
    }

    /** There is none, and asking again will not help. */
    record Unknown() implements ApiKeyLookup {}

    /**
     * Whether there is one cannot be told now: the key is neither accepted nor rejected.
     *
     * @param retryAfter when asking again may help, not negative
     */
    record Unavailable(Duration retryAfter) implements ApiKeyLookup {
        /**
         * Takes the time.
         *
         * @param retryAfter not negative
         * @throws IllegalArgumentException if it is negative
         */
        public Unavailable {
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter: must not be negative");
            }
        }
    }
}
