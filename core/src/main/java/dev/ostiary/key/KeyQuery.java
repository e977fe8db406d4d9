package dev.ostiary.key;

import org.jspecify.annotations.Nullable;

/**
 * What a token says about the key that is to verify it.
 *
 * @param algorithm the algorithm of the header's {@code alg}, already known to be allowed
 * @param keyId the header's {@code kid}, or {@code null} where it has none
 */
public record KeyQuery(JwsAlgorithm algorithm, @Nullable String keyId) {

    /** Shows whether there is a {@code kid}, never which: it came with a request. */
    @Override
    public String toString() {
        return "KeyQuery[algorithm=" + algorithm + ", keyId=" + (keyId == null ? "absent" : "present") + "]";
    }
}
