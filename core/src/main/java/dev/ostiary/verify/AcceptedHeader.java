package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyQuery;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a header says in which there is nothing to refuse.
 *
 * @param segment its characters in the token; they decide about all the rest
 * @param type {@code typ} without {@code application/} and in lower case, or {@code null}
 * @param keyQuery a known algorithm, not yet one that is allowed, and {@code kid}; what keys are asked for
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hand; a copy would cost each request
record AcceptedHeader(byte[] segment, @Nullable String type, KeyQuery keyQuery) {

    JwsAlgorithm algorithm() {
        return keyQuery.algorithm();
    }

    /** Whether a token begins with this very header. */
    boolean isAt(byte[] token, int end) {
        return Arrays.equals(segment, 0, segment.length, token, 0, end);
    }

    /** Shows the algorithm only. */
    @Override
    public String toString() {
        return "AcceptedHeader[" + algorithm().headerName() + "]";
    }
}
