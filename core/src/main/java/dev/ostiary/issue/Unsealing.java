package dev.ostiary.issue;

import dev.ostiary.verify.RejectionReason;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a sealed token: its data, or why there is none. Immutable and thread-safe. */
public sealed interface Unsealing {

    /**
     * Turns each of the two outcomes into a value, so that none can be forgotten.
     *
     * @param <T> the type of the value
     * @param onUnsealed asked with the data
     * @param onRejected asked with the reason
     * @return what the one function that was asked returned
     */
    <T extends @Nullable Object> T fold(
            Function<? super Unsealed, ? extends T> onUnsealed,
            Function<? super RejectionReason, ? extends T> onRejected);

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

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Unsealed, ? extends T> onUnsealed,
                Function<? super RejectionReason, ? extends T> onRejected) {
            return onUnsealed.apply(this);
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

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Unsealed, ? extends T> onUnsealed,
                Function<? super RejectionReason, ? extends T> onRejected) {
            return onRejected.apply(reason);
        }
    }
}
