package dev.ostiary.key;

import java.time.Duration;
import java.util.Optional;

/** What came of fetching one document. */
public sealed interface FetchOutcome {

    /**
     * The document as the server has it now. Equality is that of the array, not of its content.
     *
     * @param body its bytes, at most {@link FetchRequest#MAX_BODY_BYTES}; not copied, must not change any more
     * @param etag its entity tag, exactly as the server wrote it
     * @param lifetime how long the server lets it be kept, zero for {@code no-store} and {@code no-cache}; empty where
     *     the server said nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read once; a copy of 256 KiB would serve nobody
    record Document(byte[] body, Optional<String> etag, Optional<Duration> lifetime) implements FetchOutcome {}

    /**
     * The copy that the request's entity tag names is still the current one.
     *
     * @param lifetime as for a {@link Document}
     */
    record NotModified(Optional<Duration> lifetime) implements FetchOutcome {}

    /**
     * There is no document.
     *
     * @param fault why
     * @param detail the same in more words, for the log of whoever runs the application: what answered, and what to do. It must not hold a
     *     secret; control characters in it become blanks, and what is beyond 500 characters is cut off
     */
    record Failed(JwksFault fault, String detail) implements FetchOutcome {
        private static final int MOST_CHARACTERS = 500;

        /**
         * Makes the detail fit for a log.
         *
         * @param fault why
         * @param detail the same in more words
         */
        public Failed {
            String line = detail.replaceAll("\\p{Cntrl}", " ");
            detail = line.substring(0, Math.min(line.length(), MOST_CHARACTERS));
        }

        /**
         * With the fault's own description for a detail.
         *
         * @param fault why
         */
        public Failed(JwksFault fault) {
            this(fault, fault.description());
        }
    }
}
