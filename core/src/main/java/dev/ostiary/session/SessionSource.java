package dev.ostiary.session;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asked at each refresh, before the refresh token is rotated, whether the session goes on, and what its next access token says. Called by
 * many threads at once; what is thrown is thrown to whoever refreshes, and the refresh token stays good.
 */
@FunctionalInterface
public interface SessionSource {

    /** What the source answers. Immutable. */
    sealed interface Answer {}

    /**
     * The session goes on.
     *
     * @param content what the next tokens say
     * @param end when the session ends at the latest; an earlier end that it has stays; empty: as before
     */
    record Says(SessionContent content, Optional<Instant> end) implements Answer {
        /**
         * Goes on for as long as it would have, and all that it says is carried to the next renewal.
         *
         * @param claims what the next access token says, without what the library itself sets
         */
        public Says(Map<String, @Nullable Object> claims) {
            this(SessionContent.of(claims), Optional.empty());
        }

        /** Shows nothing of the user. */
        @Override
        public String toString() {
            return "Says[...]";
        }
    }

    /** The session has ended: it is ended in the store, too. */
    record Over() implements Answer {}

    /**
     * Nobody can tell now: the refresh token stays good.
     *
     * @param retryAfter when it makes sense to ask again
     * @param reason of the category {@link RejectionReason.Category#UNAVAILABLE}
     */
    record Unavailable(Duration retryAfter, RejectionReason reason) implements Answer {}

    /**
     * Answers.
     *
     * @param sessionId the session's own id
     * @param subject who it is
     * @param carried what the refresh token has carried: all that the last access token said, unless {@link SessionContent} was another
     * @return whether the session goes on
     */
    Answer ask(String sessionId, String subject, Map<String, @Nullable Object> carried);

    /**
     * A source that knows nothing but subject and claims.
     *
     * @param claims asked each time; empty ends the session
     * @return never unavailable
     */
    static SessionSource of(SessionClaims claims) {
        return (sessionId, subject, said) ->
                claims.claims(subject, said).<Answer>map(Says::new).orElseGet(Over::new);
    }
}
