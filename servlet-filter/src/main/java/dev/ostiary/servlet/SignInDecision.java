package dev.ostiary.servlet;

import java.util.Map;

/**
 * Whether somebody whom the provider has signed in may have a session here: the place where an application makes its own record of the user.
 * Asked at sign-in and at each renewal of the session.
 *
 * <pre>{@code
 * AuthFilter.builder()
 *         .signIn(options -> options.decide(session -> users.isBlocked(session.subject())
 *                 ? SignInDecision.refuse()
 *                 : SignInDecision.accept(Map.of("tenant", users.tenantOf(session.subject())))))
 * }</pre>
 *
 * <p>Called by many threads at once. What it throws is the answer 500, and nobody is signed in.
 */
@FunctionalInterface
public interface SignInDecision {

    /**
     * Decides.
     *
     * @param session who it is, and what the provider says
     * @return {@link #accept()}, {@link #accept(Map)} or {@link #refuse()}
     */
    Outcome decide(ProviderSession session);

    /**
     * The user may.
     *
     * @return the outcome
     */
    static Outcome accept() {
        return new Accepted(Map.of());
    }

    /**
     * The user may, and the session says more.
     *
     * @param moreClaims JSON; of one name they count instead of the provider's. Those that the library itself sets are left out, and {@code sid}
     *     and {@code auth_time}, which tell of the provider's session. They stand in the session's tokens and must fit a cookie of 4,096 bytes
     *     (about two thousand characters): else nobody is signed in, {@code session_too_large}, and at a renewal the session ends
     * @return the outcome
     */
    static Outcome accept(Map<String, ?> moreClaims) {
        return new Accepted(moreClaims);
    }

    /**
     * The user may not: 403 {@code sign_in_refused}, and at a renewal the session ends.
     *
     * @return the outcome
     */
    static Outcome refuse() {
        return new Refused();
    }

    /** What was decided. Immutable. */
    sealed interface Outcome {}

    /**
     * The user may.
     *
     * @param moreClaims what the session says besides
     */
    record Accepted(Map<String, ?> moreClaims) implements Outcome {
        /**
         * Copies the claims.
         *
         * @param moreClaims without {@code null}
         */
        public Accepted {
            moreClaims = Map.copyOf(moreClaims);
        }

        /** Shows no claim. */
        @Override
        public String toString() {
            return "Accepted[...]";
        }
    }

    /** The user may not. */
    record Refused() implements Outcome {}
}
