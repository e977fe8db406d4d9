package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.Refusal;

/** What becomes of a request. Immutable. */
sealed interface Decision {

    /** Who the request is from; nobody where nobody had to be known, or nobody could be. */
    Identity identity();

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
     * @param identity the user who is known and not allowed, whom the application's error page shows; else nobody
     */
    record Refuse(Refusal refusal, Identity identity) implements Decision {
        static Refuse with(Refusal refusal) {
            return new Refuse(refusal, Identity.anonymous());
        }
    }
}
