package dev.ostiary.issue;

import dev.ostiary.verify.RejectionReason;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a sealed token: its data, or why there is none. Immutable and thread-safe. */
public sealed interface Unsealing {

    /**
     * The token is genuine, of the right purpose, and has not expired.
     *
     * @param claims what was sealed, unmodifiable; numbers are {@code Long}, {@code BigInteger} or {@code Double}, arrays
     *     are {@code List}, objects are {@code Map}, and a JSON {@code null} is {@code null}
     * @param expiresAt from when on it counts no more
     */
    record Unsealed(Map<String, @Nullable Object> claims, Instant expiresAt) implements Unsealing {
        /**
         * Copies the claims.
         *
         * @param claims what was sealed
         * @param expiresAt from when on it counts no more
         */
        public Unsealed {
            claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        /** Leaves the claims out. */
        @Override
        public String toString() {
            return "Unsealed[expires " + expiresAt + "]";
        }
    }

    /**
     * The token is not acceptable.
     *
     * @param reason the first check that failed, see {@link SessionSeal#unseal}
     */
    record Rejected(RejectionReason reason) implements Unsealing {
        /**
         * Refuses {@code null}.
         *
         * @param reason the first check that failed
         */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
