package dev.ostiary.session;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.Optional;

/** What became of a refresh token that was to be rotated. Immutable and thread-safe. */
public sealed interface Refreshing {

    /**
     * It was rotated, or had been rotated and its answer may have been lost.
     *
     * @param grant the next tokens
     * @param subject whose session it is
     * @param repeated whether the refresh token had been rotated before, and may have the current one once more: within
     *     {@link SessionTokens#GRACE}, or because nobody has used what took its place
     */
    record Refreshed(SessionGrant grant, String subject, boolean repeated) implements Refreshing {
        /** Shows when the tokens expire. */
        @Override
        public String toString() {
            return "Refreshed[" + grant + (repeated ? ", repeated" : "") + "]";
        }
    }

    /**
     * It is not acceptable, and asking again will not help.
     *
     * @param reason {@link RejectionReason#TOKEN_REVOKED} where the session has ended, else what is wrong with the token
     * @param reuse whose session was ended where the token came again although its successor has been seen, which looks like theft; else
     *     empty
     */
    record Rejected(RejectionReason reason, Optional<Reuse> reuse) implements Refreshing {
        /**
         * Not acceptable, and no sign of a theft.
         *
         * @param reason why
         */
        public Rejected(RejectionReason reason) {
            this(reason, Optional.empty());
        }

        /**
         * Whether it came again although its successor has been seen.
         *
         * @return true where that ended its session
         */
        public boolean reused() {
            return reuse.isPresent();
        }
    }

    /**
     * A session that was ended because one of its refresh tokens came again.
     *
     * @param sessionId its id
     * @param subject whose it was; personal data, as the id is
     */
    record Reuse(String sessionId, String subject) {
        /** Shows neither. */
        @Override
        public String toString() {
            return "Reuse[...]";
        }
    }

    /** It is good, but whoever asked did not want what it would get: nothing has changed, and it stays good. */
    record Declined() implements Refreshing {}

    /**
     * What decides could not be had.
     *
     * @param retryAfter when it makes sense to ask again
     * @param reason {@link RejectionReason#STORE_UNAVAILABLE} or {@link RejectionReason#KEYS_UNAVAILABLE}
     */
    record Unavailable(Duration retryAfter, RejectionReason reason) implements Refreshing {}
}
