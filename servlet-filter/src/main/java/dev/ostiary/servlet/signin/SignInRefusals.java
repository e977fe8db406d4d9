package dev.ostiary.servlet.signin;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Refuses what a browser has come with to sign in: by a page of the filter's own, or by leading it to one of the application's. Immutable,
 * thread-safe.
 *
 * @param pages the filter's own
 * @param places where they lead
 * @param errorPage a path within the application that is shown instead, by 303; empty: the filter's own
 * @param challenge what goes with 401 (RFC 9110, section 11.6.1)
 */
record SignInRefusals(
        ErrorPages pages, OwnPlaces places, Optional<String> errorPage, Function<Refusal, Optional<String>> challenge) {

    /** @param returnTo where the user wanted to go, as it came: signing in again leads there, if it is a place of this application */
    EndpointAnswer of(RejectionReason reason, Optional<String> returnTo) {
        return of(Refusal.of(reason, AnswerKind.PAGE), returnTo, Optional.empty());
    }

    EndpointAnswer of(RejectionReason reason, Duration retryAfter, Optional<String> returnTo) {
        return of(Refusal.of(reason, AnswerKind.PAGE).withRetryAfter(retryAfter), returnTo, Optional.empty());
    }

    /** @param cookie a line of {@code Set-Cookie} that goes with it */
    EndpointAnswer of(Refusal refusal, Optional<String> returnTo, Optional<String> cookie) {
        return new EndpointAnswer.Refused(refusal, false, Optional.of((refused, request, response) -> {
            if (!response.isCommitted()) {
                cookie.ifPresent(line -> response.addHeader("Set-Cookie", line));
                respond(refused, returnTo, request, response);
            }
        }));
    }

    private void respond(
            Refusal refusal, Optional<String> returnTo, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (errorPage.isPresent()) {
            SeeOther.to(applications(errorPage.get(), refusal, request)).send(request, response);
            return;
        }
        challenge.apply(refusal).ifPresent(text -> response.setHeader("WWW-Authenticate", text));
        refusal.retryAfter().ifPresent(delay -> response.setHeader("Retry-After", RetryAfter.text(delay)));
        response.setStatus(refusal.grounds().status());
        pages.of(refusal, places.signInFor(returnTo, request)).write(response);
    }

    private String applications(String page, Refusal refusal, HttpServletRequest request) {
        String id = refusal.supportId().map(text -> "&support_id=" + text).orElse("");
        return places.address().locationOf(page, request) + "?error="
                + refusal.reason().code() + id;
    }
}
