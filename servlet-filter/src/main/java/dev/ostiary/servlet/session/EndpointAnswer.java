package dev.ostiary.servlet.session;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.session.SessionGrant;
import java.util.Optional;

/** What came of a request to one of the filter's own paths. Immutable. */
public sealed interface EndpointAnswer {

    /**
     * It is refused, as other requests are.
     *
     * @param refusal why
     * @param sessionOver whether the refresh token is no good for ever
     * @param shownBy writes the answer; empty: as everywhere
     */
    record Refused(Refusal refusal, boolean sessionOver, Optional<RefusalResponder> shownBy) implements EndpointAnswer {
        /**
         * Refused as everywhere.
         *
         * @param refusal why
         * @param sessionOver whether the refresh token is no good for ever
         */
        public Refused(Refusal refusal, boolean sessionOver) {
            this(refusal, sessionOver, Optional.empty());
        }
    }

    /**
     * The session has new tokens.
     *
     * @param grant to be set as cookies
     */
    record Refreshed(SessionGrant grant) implements EndpointAnswer {}

    /**
     * The session has ended.
     *
     * @param kind what the sender understands
     * @param cookiesToo whether the cookies are to go, too; else only what a header named has ended
     * @param next where the browser signs out, too
     */
    record SignedOut(AnswerKind kind, boolean cookiesToo, SignOutElsewhere.Next next) implements EndpointAnswer {}

    /**
     * Something else that the endpoint says itself.
     *
     * @param reply writes it
     */
    record Replied(EndpointReply reply) implements EndpointAnswer {}

    /**
     * It does not take that method.
     *
     * @param allowed those that it takes, as in {@code Allow} (RFC 9110, section 10.2.1)
     */
    record WrongMethod(String allowed) implements EndpointAnswer {}
}
