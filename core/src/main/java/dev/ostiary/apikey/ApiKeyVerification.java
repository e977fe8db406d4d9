package dev.ostiary.apikey;

import java.time.Duration;
import java.util.Objects;

/**
 * What became of an API key: accepted, rejected for a reason, or not decidable now.
 *
 * <p>Only {@link Accepted} lets a request in. {@link Unavailable} is no statement about the key: whoever answers a request
 * says 503 then, never 401. All three are immutable and thread-safe.
 */
public sealed interface ApiKeyVerification {

    /**
     * The sender holds the key, and it is neither revoked nor expired.
     *
     * @param record whom it stands for, with roles and scopes
     */
    record Accepted(ApiKeyRecord record) implements ApiKeyVerification {
        /**
         * Refuses {@code null}.
         *
         * @param record the key's record
         */
        public Accepted {
            Objects.requireNonNull(record, "record");
        }
    }

    /**
     * The key is not acceptable.
     *
     * @param reason why not
     */
    record Rejected(ApiKeyRejection reason) implements ApiKeyVerification {
        /**
         * Refuses {@code null}.
         *
         * @param reason why not
         */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The store could not be reached, so nothing is known about the key.
     *
     * @param retryAfter when it makes sense to ask again; zero or more
     */
    record Unavailable(Duration retryAfter) implements ApiKeyVerification {
        /**
         * Refuses {@code null}.
         *
         * @param retryAfter when it makes sense to ask again
         */
        public Unavailable {
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }
}
