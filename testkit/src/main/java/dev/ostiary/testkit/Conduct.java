package dev.ostiary.testkit;

import java.util.function.Supplier;

/** How an issuer's server behaves at an endpoint: what it makes of the honest answer, if it asks for it at all. */
@FunctionalInterface
interface Conduct {
    /**
     * What to answer.
     *
     * @param honest does what was asked for, and answers as it should be
     */
    Answer answer(Supplier<Answer> honest) throws InterruptedException;

    static Conduct honest() {
        return Supplier::get;
    }

    static Conduct outage() {
        return honest -> Answer.empty(503);
    }

    static Conduct silence() {
        return honest -> Answer.none();
    }
}
