package dev.ostiary.verify;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The headers of tokens that were verified lately: an issuer writes the same one into all its tokens, so it need not be read each
 * time. At most sixteen; a further one takes the place of the oldest.
 *
 * <p>Only the header of a verified token comes in. So nobody without a key can fill it, and what it answers is what
 * reading the same characters again would come to. Thread-safe; two threads at once may lose one of two new headers.
 */
final class KnownHeaders {
    private static final int MOST = 16;

    private final AtomicReference<AcceptedHeader[]> headers = new AtomicReference<>(new AcceptedHeader[0]);

    /** The header that ends there in the characters of a token, if it is known. */
    @Nullable
    AcceptedHeader find(byte[] token, int end) {
        for (AcceptedHeader header : known()) {
            if (header.isAt(token, end)) {
                return header;
            }
        }
        return null;
    }

    /** Keeps the header of a verified token. */
    void add(AcceptedHeader verified) {
        if (find(verified.segment(), verified.segment().length) != null) {
            return;
        }
        AcceptedHeader[] known = known();
        int kept = Math.min(known.length, MOST - 1);
        AcceptedHeader[] more = new AcceptedHeader[kept + 1];
        more[0] = verified;
        System.arraycopy(known, 0, more, 1, kept);
        headers.set(more);
    }

    private AcceptedHeader[] known() {
        return Objects.requireNonNull(headers.get(), "set from the start");
    }
}
