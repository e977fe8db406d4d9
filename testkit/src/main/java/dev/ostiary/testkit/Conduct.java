package dev.ostiary.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How an issuer's server behaves: what it makes of the honest answer. */
interface Conduct {
    /** The two things it can be asked for. */
    enum Document {
        /** Its metadata. */
        DISCOVERY,
        /** Its JWK set. */
        KEYS
    }

    /** What to answer; empty: the connection ends without an answer. */
    Optional<Answer> answer(Document document, Answer honest) throws InterruptedException;

    static Conduct honest() {
        return (document, honest) -> Optional.of(honest);
    }

    static Conduct outage() {
        return (document, honest) -> Optional.of(Answer.empty(503));
    }

    static Conduct silence() {
        return (document, honest) -> Optional.empty();
    }

    /** One document is answered with something else. */
    default Conduct butAnswering(Document replaced, Answer answer) {
        return (document, honest) -> document == replaced ? Optional.of(answer) : answer(document, honest);
    }

    /** Each answer comes late, unless the server is closed meanwhile. */
    default Conduct butSlower(Duration delay, CountDownLatch closed) {
        return (document, honest) -> {
            boolean over = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
            return over ? Optional.empty() : answer(document, honest);
        };
    }
}
