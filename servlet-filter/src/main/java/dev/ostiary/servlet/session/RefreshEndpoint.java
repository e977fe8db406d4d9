package dev.ostiary.servlet.session;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.session.Refreshing;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;

/**
 * {@code POST /auth/refresh}: the refresh token of the cookie for two new tokens. The access token is not looked at. Immutable,
 * thread-safe.
 *
 * @param cookies where the tokens travel
 * @param crossSite no other site may have it rotated
 */
record RefreshEndpoint(SessionCookies cookies, CrossSiteCheck crossSite, Rotation rotation) implements SessionEndpoint {
    @Override
    public String name() {
        return "refresh";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        if (!request.getMethod().equals("POST")) {
            return new EndpointAnswer.WrongMethod();
        }
        AnswerKind kind = AnswerKind.of(request, apiPath);
        Extraction found = cookies.refreshToken().extract(request);
        if (found instanceof Extraction.Malformed malformed) {
            return refused(Refusal.of(malformed.reason(), kind));
        }
        if (!(found instanceof Extraction.Found token)) {
            return refused(Refusal.of(RejectionReason.MISSING_TOKEN, kind));
        }
        if (!crossSite.passes(request)) {
            return refused(Refusal.of(RejectionReason.CSRF_CROSS_SITE, kind).withCookieToken());
        }
        return answer(rotation.rotate(token.token(), grant -> cookies.haveRoomFor(grant, request)), kind);
    }

    private static EndpointAnswer answer(Refreshing result, AnswerKind kind) {
        if (result instanceof Refreshing.Refreshed refreshed) {
            return new EndpointAnswer.Refreshed(refreshed.grant());
        }
        if (result instanceof Refreshing.Rejected rejected) {
            return new EndpointAnswer.Refused(
                    Refusal.of(rejected.reason(), kind).withCookieToken(), true);
        }
        Refreshing.Unavailable outage = (Refreshing.Unavailable) result;
        return refused(Refusal.of(outage.reason(), kind).withCookieToken().withRetryAfter(outage.retryAfter()));
    }

    private static EndpointAnswer refused(Refusal refusal) {
        return new EndpointAnswer.Refused(refusal, false);
    }
}
