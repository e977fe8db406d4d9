package dev.ostiary.servlet;

import dev.ostiary.servlet.Decision.Proceed;
import dev.ostiary.servlet.Decision.Refuse;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.session.Rotation;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.session.Refreshing;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

/**
 * New tokens for a page whose access token has expired or is gone, by the refresh token beside it. The page is judged by the token that
 * it would get; only if that lets it in is the refresh token used up. Thread-safe.
 */
record Renewal(SessionCookies cookies, Rotation rotation) {

    /**
     * Decides anew by the refresh token.
     *
     * @param refused what was decided without the refresh token
     * @param judge decides by another access token
     * @return the same where there is nothing to renew, else what follows from the refresh token
     */
    Decision insteadOf(Refuse refused, HttpServletRequest request, Function<Extraction.Found, Decision> judge) {
        if (!mayHelp(refused.refusal())) {
            return refused;
        }
        Extraction refreshToken = cookies.refreshToken().extract(request);
        if (refreshToken instanceof Extraction.Malformed malformed) {
            return Refuse.with(Refusal.of(malformed.reason(), AnswerKind.PAGE));
        }
        return refreshToken instanceof Extraction.Found found
                ? renewed(found.token(), request, refused, judge)
                : refused;
    }

    /** What is forged, or for somebody else, is not an access token that was good once. */
    private static boolean mayHelp(Refusal refusal) {
        boolean expired = refusal.reason() == RejectionReason.TOKEN_EXPIRED && refusal.cookieToken();
        return refusal.answerKind() == AnswerKind.PAGE
                && (expired || refusal.reason() == RejectionReason.MISSING_TOKEN);
    }

    private Decision renewed(
            String refreshToken,
            HttpServletRequest request,
            Refuse refused,
            Function<Extraction.Found, Decision> judge) {
        Judgement judgement = new Judgement(refused);
        Refreshing result = rotation.rotate(refreshToken, grant -> {
            judgement.last = judge.apply(token(grant));
            return judgement.last instanceof Proceed && cookies.haveRoomFor(grant, request);
        });
        if (result instanceof Refreshing.Refreshed refreshed && judgement.last instanceof Proceed admitted) {
            return admitted.renewedBy(refreshed.grant());
        }
        return result instanceof Refreshing.Declined ? judgement.last : refusal(result);
    }

    private static Refuse refusal(Refreshing result) {
        if (result instanceof Refreshing.Unavailable outage) {
            return Refuse.with(Refusal.of(outage.reason(), AnswerKind.PAGE)
                    .withCookieToken()
                    .withRetryAfter(outage.retryAfter()));
        }
        RejectionReason reason = ((Refreshing.Rejected) result).reason();
        return Refuse.endingSession(Refusal.of(reason, AnswerKind.PAGE).withCookieToken());
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
