package dev.ostiary.servlet.gate;

import dev.ostiary.servlet.answer.Grounds;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.gate.Decision.Proceed;
import dev.ostiary.servlet.gate.Decision.Refuse;
import dev.ostiary.servlet.session.Rotation;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.session.Refreshing;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;

/**
 * New tokens for a page or a form whose access token is no good any more or gone, by the refresh token beside it. The request is judged by
 * the token that it would get; only if that lets it in is the refresh token used up. Nothing of a body is read. Thread-safe.
 */
public record Renewal(SessionCookies cookies, Rotation rotation) {

    /**
     * Decides anew by the refresh token.
     *
     * @param refused what was decided without the refresh token
     * @param judge decides by another access token
     * @return the same where there is nothing to renew, else what follows from the refresh token
     */
    Decision insteadOf(Refuse refused, HttpServletRequest request, Function<Extraction.Found, Decision> judge) {
        if (!mayHelp(refused)) {
            return refused;
        }
        List<String> refreshTokens = cookies.refreshTokens(request);
        return refreshTokens.isEmpty() ? refused : renewed(refreshTokens, request, refused, judge);
    }

    /**
     * Whatever is wrong with the cookie: an expired one is gone from the browser, and what stands in its place may be that of another
     * application or host, who shall not keep a user from going on. Nor shall whoever has planted one of another session of ours.
     */
    private static boolean mayHelp(Refuse refused) {
        Refusal refusal = refused.refusal();
        boolean invalidCookie = refusal.cookieToken() && refusal.grounds() == Grounds.INVALID_TOKEN;
        return refusal.answerKind().isShown()
                && (invalidCookie || refused.ofAnotherSession() || refusal.reason() == RejectionReason.MISSING_TOKEN);
    }

    private Decision renewed(
            List<String> refreshTokens,
            HttpServletRequest request,
            Refuse refused,
            Function<Extraction.Found, Decision> judge) {
        Judgement judgement = new Judgement(refused);
        Rotation.Outcome outcome = rotation.rotate(refreshTokens, grant -> {
            judgement.last = judge.apply(token(grant));
            return judgement.last instanceof Proceed && cookies.haveRoomFor(grant, request);
        });
        Refreshing result = outcome.result();
        if (result instanceof Refreshing.Refreshed refreshed && judgement.last instanceof Proceed admitted) {
            return admitted.renewedBy(refreshed.grant());
        }
        if (result instanceof Refreshing.Unavailable outage) {
            return Refuse.with(Refusal.of(outage.reason(), refused.refusal().answerKind())
                    .withCookieToken()
                    .withRetryAfter(outage.retryAfter()));
        }
        return result instanceof Refreshing.Rejected rejected
                ? refusal(rejected.reason(), outcome.ownCookie(), refused)
                : judgement.last;
    }

    /** The access token's cookie goes along unless it is another application's. */
    private static Refuse refusal(RejectionReason reason, boolean ownCookie, Refuse refused) {
        Refusal before = refused.refusal();
        Refusal refusal = Refusal.of(reason, before.answerKind()).withCookieToken();
        boolean clearsBoth = before.ownCookie()
                || refused.ofAnotherSession()
                || (ownCookie && before.reason() == RejectionReason.MISSING_TOKEN);
        Refusal clearing = clearsBoth ? refusal.withOwnCookie() : refusal;
        return ownCookie ? Refuse.endingSession(clearing) : Refuse.with(clearing);
    }

    private static Extraction.Found token(SessionGrant grant) {
        return new Extraction.Found(grant.access().token(), Carrier.COOKIE);
    }

    /** Of the tokens that were looked at last, for others may have rotated meanwhile. Used by one thread. */
    private static final class Judgement {
        private Decision last;

        private Judgement(Decision first) {
            this.last = first;
        }
    }
}
