package dev.ostiary.servlet.signin;

import dev.ostiary.session.SessionGrant;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** How a request stands that comes to one of the filter's own paths. Immutable. */
public sealed interface KnownSession {

    /**
     * It has a good session.
     *
     * @param subject {@code sub}
     * @param name what {@code getRemoteUser()} answers
     * @param roles of the user
     * @param expiresAt when the access token expires
     * @param renewed new tokens that the browser has to get; only where renewing was allowed
     */
    record Good(String subject, String name, Set<String> roles, Instant expiresAt, Optional<SessionGrant> renewed)
            implements KnownSession {
        /** Shows nothing of the user. */
        @Override
        public String toString() {
            return "Good[...]";
        }
    }

    /** It has none. */
    record None() implements KnownSession {}

    /**
     * Nobody can tell now.
     *
     * @param reason why
     * @param retryAfter when it makes sense to ask again
     */
    record Undecided(RejectionReason reason, Optional<Duration> retryAfter) implements KnownSession {}
}
