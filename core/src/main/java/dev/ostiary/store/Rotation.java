package dev.ostiary.store;

import java.time.Duration;

/** What became of a refresh token that was presented for its successor. Immutable and thread-safe. */
public sealed interface Rotation {
    /**
     * How long a replaced token gets the current one although that has arrived, by the store's clock: less than 10 seconds after it was
     * replaced or, where it was replaced last, after the current one arrived. Another tab may have sent it before.
     */
    Duration GRACE = Duration.ofSeconds(10);

    /** It was the current one, and the successor is now. One caller gets this for each token. */
    record Rotated() implements Rotation {}

    /**
     * It was replaced before, and whoever comes with it may have the current one once more.
     *
     * @param session as it is now, with the current token
     * @param copy which copy of the current token that is
     */
    record Repeated(SessionState session, TokenCopy copy) implements Rotation {
        /**
         * The current token once more.
         *
         * @param session as it is now
         * @param sinceFirst how long ago the current token took its predecessor's place, by the store's clock
         */
        public Repeated(SessionState session, Duration sinceFirst) {
            this(session, TokenCopy.again(session.currentToken(), sinceFirst));
        }
    }

    /**
     * Two hold tokens of one session: it was replaced before and its successor was seen longer ago than one browser's requests take, or two
     * have come with copies of it that no one browser has, or it never was of this session.
     */
    record Reused() implements Rotation {}

    /** There is no session of that id and subject. */
    record Ended() implements Rotation {}
}
