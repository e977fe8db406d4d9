package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.Refusal;

/** What becomes of a request. Immutable. */
sealed interface Decision {

    /**
     * The application runs.
     *
     * @param identity the user, or nobody where nobody had to be known
     * @param staleCookie whether the request carries a cookie whose token is invalid, which is to be cleared
     */
    record Proceed(Identity identity, boolean staleCookie) implements Decision {
        static Proceed as(Identity identity) {
            return new Proceed(identity, false);
        }
    }

    /**
     * The application does not run.
     *
     * @param refusal what is answered instead
     */
    record Refuse(Refusal refusal) implements Decision {}
}
