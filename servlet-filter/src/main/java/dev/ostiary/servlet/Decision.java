package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.Refusal;

/** What becomes of a request. Immutable. */
sealed interface Decision {

    /**
     * The application runs.
     *
     * @param identity the user, or nobody where nobody had to be known
     */
    record Proceed(Identity identity) implements Decision {}

    /**
     * The application does not run.
     *
     * @param refusal what is answered instead
     */
    record Refuse(Refusal refusal) implements Decision {}
}
