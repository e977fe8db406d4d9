package dev.ostiary.servlet.session;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import jakarta.servlet.http.HttpServletRequest;

/**
 * {@code POST /auth/sign-out}: the end of the session, whatever is left of it. Checked for its origin even without a cookie, which the
 * answer takes away all the same. A good token in a header is sent on purpose: it is signed out from anywhere, and it alone. Immutable,
 * thread-safe.
 */
record SignOutEndpoint(SignOut signOut, CrossSiteCheck crossSite) implements SessionEndpoint {
    @Override
    public String name() {
        return "sign-out";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        if (!request.getMethod().equals("POST")) {
            return new EndpointAnswer.WrongMethod("POST");
        }
        AnswerKind kind = AnswerKind.ofNavigation(request, apiPath);
        return crossSite.passes(request) ? ofAll(request, kind) : ofHeaderAlone(request, kind);
    }

    private EndpointAnswer ofAll(HttpServletRequest request, AnswerKind kind) {
        return answer(signOut.of(request), kind, true, request);
    }

    private EndpointAnswer ofHeaderAlone(HttpServletRequest request, AnswerKind kind) {
        return answer(signOut.ofHeaderAlone(request), kind, false, request);
    }

    private static EndpointAnswer answer(
            SignOut.Outcome outcome, AnswerKind kind, boolean cookiesToo, HttpServletRequest request) {
        if (outcome instanceof SignOut.Failed failed) {
            return unavailable(failed.fault(), kind);
        }
        return outcome instanceof SignOut.Ended ended
                ? new EndpointAnswer.SignedOut(kind, cookiesToo, ended.farewell().ended(request))
                : new EndpointAnswer.Refused(Refusal.of(RejectionReason.CSRF_CROSS_SITE, kind), false);
    }

    private static EndpointAnswer unavailable(Verification.Unavailable fault, AnswerKind kind) {
        return new EndpointAnswer.Refused(Refusal.of(fault.reason(), kind).withRetryAfter(fault.retryAfter()), false);
    }
}
