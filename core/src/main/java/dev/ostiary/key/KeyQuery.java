package dev.ostiary.key;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a token says about the key that is to verify it.
 *
 * @param algorithm the algorithm of the header's {@code alg}, already known to be allowed
 * @param keyId the header's {@code kid}, or {@code null} where it has none
 */
public record KeyQuery(JwsAlgorithm algorithm, @Nullable String keyId) {

    /** Written out, as is {@link #hashCode()}: what a record makes itself is linked at its first use, which is the start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyQuery query && algorithm == query.algorithm && Objects.equals(keyId, query.keyId);
    }

    @Override
    public int hashCode() {
        return 31 * algorithm.hashCode() + Objects.hashCode(keyId);
    }

    /** Shows whether there is a {@code kid}, never which: it came with a request. */
    @Override
    public String toString() {
        return "KeyQuery[algorithm=" + algorithm + ", keyId=" + (keyId == null ? "absent" : "present") + "]";
    }
}
