package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a header says in which there is nothing to refuse.
 *
 * @param segment its characters in the token; they decide about all the rest
 * @param algorithm a known algorithm, not yet one that is allowed
 * @param type {@code typ} without {@code application/} and in lower case, or {@code null}
 * @param keyId {@code kid}, or {@code null}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hand; a copy would cost each request
record AcceptedHeader(
        byte[] segment,
        JwsAlgorithm algorithm,
        @Nullable String type,
        @Nullable String keyId) {

    /** Whether a token begins with this very header. */
    boolean isAt(byte[] token, int end) {
        return Arrays.equals(segment, 0, segment.length, token, 0, end);
    }

    /** Shows the algorithm only. */
    @Override
    public String toString() {
        return "AcceptedHeader[" + algorithm.headerName() + "]";
    }
}
