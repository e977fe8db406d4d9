package dev.ostiary.servlet.session;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.ContextPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Answers requests to the filter's own paths that are not refused. None of the answers has a body. Immutable, thread-safe. */
public final class EndpointResponder {
    private final SessionCookies cookies;
    private final OwnCookies ownCookies;
    private final Optional<String> signInPage;

    /**
     * Makes one.
     *
     * @param cookies set
     * @param ownCookies cleared
     * @param signInPage where a browser is sent that has signed out: a path within the application, or an absolute URL; empty:
     *     it stays where it is
     */
    public EndpointResponder(SessionCookies cookies, OwnCookies ownCookies, Optional<String> signInPage) {
        this.cookies = cookies;
        this.ownCookies = ownCookies;
        this.signInPage = signInPage;
    }

    /**
     * Answers.
     *
     * @param answer what came of it; not a refusal
     * @param request the request
     * @param response not committed
     */
    public void respond(EndpointAnswer answer, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        if (answer instanceof EndpointAnswer.Refreshed refreshed) {
            cookies.set(refreshed.grant(), request, response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (answer instanceof EndpointAnswer.SignedOut signedOut) {
            if (signedOut.cookiesToo()) {
                ownCookies.clear(request, response);
            }
            signedOut(signedOut.kind(), request, response);
        } else {
            response.setHeader("Allow", "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            response.setContentLength(0);
        }
    }

    private void signedOut(AnswerKind kind, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> location = signInPage
                .filter(page -> kind != AnswerKind.API)
                .map(page -> page.startsWith("/") ? ContextPath.of(request) + page : page);
        if (location.isPresent() && kind == AnswerKind.PAGE) {
            response.addHeader("Vary", "Cookie, Accept, Sec-Fetch-Mode");
            response.setHeader("Location", location.get());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setContentLength(0);
        } else {
            location.ifPresent(page -> response.setHeader("HX-Redirect", page));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }
}
