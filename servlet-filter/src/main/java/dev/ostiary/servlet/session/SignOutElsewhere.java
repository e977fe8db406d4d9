package dev.ostiary.servlet.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Where else users are signed out of when their session ends: at the provider at which it began. Thread-safe. */
@FunctionalInterface
public interface SignOutElsewhere {
    /** Nowhere. */
    SignOutElsewhere NOWHERE = (sessions, isVouchedFor) -> Farewell.NONE;

    /**
     * Looks at what is kept of sessions, before they end.
     *
     * @param sessions their ids
     * @param isVouchedFor tells of a session's id whether what came is the word of whoever has the session now, and not of somebody with an old
     *     token; asked before this returns, if at all, and throws StoreUnavailableException where nobody can tell
     * @return what is to be done once they have ended
     */
    Farewell before(Set<String> sessions, Predicate<String> isVouchedFor);

    /** What is to be done once sessions have ended here. As well as it goes: nothing that fails changes anything. */
    interface Farewell {
        /** Nothing. */
        Farewell NONE = new Farewell() {
            @Override
            public Next ended(HttpServletRequest request) {
                return Next.NOWHERE;
            }

            @Override
            public void endedWithoutBrowser() {}
        };

        /**
         * Takes the provider's tokens back.
         *
         * @param request of whoever signs out
         * @return where the browser signs out, too
         */
        Next ended(HttpServletRequest request);

        /** Takes the provider's tokens back, and signs out there as far as that goes without the browser. */
        void endedWithoutBrowser();
    }

    /**
     * What the browser is told.
     *
     * @param location where it goes to sign out there, too; empty: where it would go without
     * @param cookie a line of {@code Set-Cookie}
     */
    record Next(Optional<String> location, Optional<String> cookie) {
        /** It is told nothing more. */
        public static final Next NOWHERE = new Next(Optional.empty(), Optional.empty());

        /** Shows nothing: the location has a token in it. */
        @Override
        public String toString() {
            return "Next[...]";
        }
    }
}
