package dev.ostiary.servlet.session;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.session.Refreshing;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * {@code POST /auth/refresh}: the refresh token of the cookie for two new tokens. The access token is not looked at. Immutable,
 * thread-safe.
 *
 * @param cookies where the tokens travel
 * @param ownCookies whether the access token's may be taken away along with a refresh token that is no good
 * @param crossSite no other site may have it rotated
 */
record RefreshEndpoint(SessionCookies cookies, OwnCookies ownCookies, CrossSiteCheck crossSite, Rotation rotation)
        implements SessionEndpoint {
    @Override
    public String name() {
        return "refresh";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        if (!request.getMethod().equals("POST")) {
            return new EndpointAnswer.WrongMethod("POST");
        }
        AnswerKind kind = AnswerKind.of(request, apiPath);
        List<String> sent = cookies.refreshTokens(request);
        if (sent.isEmpty()) {
            return refused(Refusal.of(RejectionReason.MISSING_TOKEN, kind));
        }
        if (!crossSite.passes(request)) {
            return refused(Refusal.of(RejectionReason.CSRF_CROSS_SITE, kind).withCookieToken());
        }
        return answer(rotation.rotate(sent, grant -> cookies.haveRoomFor(grant, request)), kind, request);
    }

    private EndpointAnswer answer(Rotation.Outcome outcome, AnswerKind kind, HttpServletRequest request) {
        Refreshing result = outcome.result();
        if (result instanceof Refreshing.Refreshed refreshed) {
            return new EndpointAnswer.Refreshed(refreshed.grant());
        }
        if (result instanceof Refreshing.Rejected rejected) {
            Refusal refusal = Refusal.of(rejected.reason(), kind).withCookieToken();
            boolean clearsBoth = outcome.ownCookie() && ownCookies.mayClearAccessToken(request);
            return new EndpointAnswer.Refused(clearsBoth ? refusal.withOwnCookie() : refusal, outcome.ownCookie());
        }
        Refreshing.Unavailable outage = (Refreshing.Unavailable) result;
        return refused(Refusal.of(outage.reason(), kind).withCookieToken().withRetryAfter(outage.retryAfter()));
    }

    private static EndpointAnswer refused(Refusal refusal) {
        return new EndpointAnswer.Refused(refusal, false);
    }
}
