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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * New tokens for a page whose access token has expired or is gone, by the refresh token beside it. The page is judged by the token that
 * it would get; only if that lets it in is the refresh token used up. Thread-safe.
 */
record Renewal(SessionCookies cookies, Rotation rotation) {

    /**
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
        AtomicReference<Decision> judged = new AtomicReference<>(refused);
        Refreshing result = rotation.rotate(refreshToken, grant -> {
            judged.set(judge.apply(token(grant)));
            return judged.get() instanceof Proceed && cookies.haveRoomFor(grant, request);
        });
        if (result instanceof Refreshing.Refreshed refreshed) {
            return ((Proceed) judged.get()).renewedBy(refreshed.grant());
        }
        return result instanceof Refreshing.Declined ? judged.get() : refusal(result);
    }

    private static Refuse refusal(Refreshing result) {
        if (result instanceof Refreshing.Unavailable outage) {
            return Refuse.with(Refusal.of(outage.reason(), AnswerKind.PAGE)
                    .withCookieToken()
                    .withRetryAfter(outage.retryAfter()));
        }
        RejectionReason reason = ((Refreshing.Rejected) result).reason();
        return Refuse.with(Refusal.of(reason, AnswerKind.PAGE).withCookieToken())
                .withSessionOver(true);
    }

    private static Extraction.Found token(SessionGrant grant) {
        return new Extraction.Found(grant.access().token(), Carrier.COOKIE);
    }
}
