package dev.ostiary.servlet.signin;

import java.util.Map;

/**
 * Asked, for the application, whether somebody whom a provider has signed in may have a session here. Thread-safe; what it throws is the
 * application's own fault, and nobody is signed in.
 */
@FunctionalInterface
public interface Admission {
    /** Everybody may. */
    Admission EVERYBODY = arrival -> new Accepted(Map.of());

    /**
     * Decides.
     *
     * @param arrival who
     * @return whether he may
     */
    Verdict of(Arrival arrival);

    /** What was decided. Immutable. */
    sealed interface Verdict {}

    /**
     * He may.
     *
     * @param more what the session's tokens say besides
     */
    record Accepted(Map<String, ?> more) implements Verdict {
        /**
         * Copies the claims.
         *
         * @param more JSON
         */
        public Accepted {
            more = Map.copyOf(more);
        }
    }

    /** He may not. */
    record Refused() implements Verdict {}
}
