package dev.ostiary.servlet.session;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.session.SessionGrant;

/** What came of a request to one of the filter's own paths. Immutable. */
public sealed interface EndpointAnswer {

    /**
     * It is refused, as other requests are.
     *
     * @param refusal why
     * @param sessionOver whether the refresh token is no good for ever
     */
    record Refused(Refusal refusal, boolean sessionOver) implements EndpointAnswer {}

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
     */
    record SignedOut(AnswerKind kind, boolean cookiesToo) implements EndpointAnswer {}

    /** It takes {@code POST} only. */
    record WrongMethod() implements EndpointAnswer {}
}
