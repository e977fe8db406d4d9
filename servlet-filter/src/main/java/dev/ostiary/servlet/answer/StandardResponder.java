package dev.ostiary.servlet.answer;

import dev.ostiary.encoding.RetryAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers refused requests as pages, htmx and API clients expect it.
 *
 * <p>An API client gets problem details in JSON (RFC 9457) and a challenge (RFC 6750); its cookie is left alone. A page
 * without a good token is redirected (303) to the sign-in page, and an invalid cookie of ours is cleared; other refusals of
 * pages, and of forms, go to {@code sendError}, so that the application's own error page shows. A form without a good token gets 401
 * {@code form_not_sent} with the challenge, as a page that lets the browser send it again, and an invalid cookie of ours is cleared;
 * nothing of its body is read. htmx gets 401 with
 * {@code HX-Redirect} and no body. The scripts of Jakarta Faces, Wicket and Vaadin get 200 and where to go, since they read that on no
 * other status; other refusals of these and of htmx are what an API client gets. Without a sign-in page, and where that page itself is
 * refused or its own script has asked, all but forms get what an API client gets. Every answer carries
 * {@code Cache-Control: no-store}. Headers that stand in the response already, such as those of CORS, stay there. When
 * the response is committed nothing happens. Immutable, thread-safe.
 *
 * <p>The path to return to is left out where {@link ReturnPath#isSafe} says no, which includes values above 2,000
 * characters.
 */
public final class StandardResponder implements RefusalResponder {
    private final Challenge challenge;
    private final ProblemJson problem;
    private final Optional<SignInLocation> signIn;
    private final Optional<TokenCookie> cookie;
    private final FormAnswer form;
    private final Optional<String> ownSignIn;
    private final ExternalAddress address;

    /**
     * Makes a responder.
     *
     * @param realm the realm of the challenge: printable ASCII
     * @param errorDetail how much the answers say
     * @param pages where browsers are led
     * @param cookieName the cookie that carries the token; empty: none is ever cleared
     * @param address of the application as its clients see it
     * @throws IllegalArgumentException when {@code realm} has characters that a header cannot carry
     */
    public StandardResponder(
            String realm, ErrorDetail errorDetail, Pages pages, Optional<String> cookieName, ExternalAddress address) {
        this.challenge = new Challenge(realm, errorDetail);
        this.problem = new ProblemJson(errorDetail);
        this.signIn = pages.signIn().map(page -> new SignInLocation(page, pages.returnToParameter(), address));
        this.cookie = cookieName.map(name -> new TokenCookie(name, address));
        this.ownSignIn = pages.ownSignIn();
        this.address = address;
        this.form = new FormAnswer(new FormNotSentPage(errorDetail), pages.formExpired());
    }

    /**
     * The challenge that goes with the answer to an API client.
     *
     * @param refusal what is refused
     * @return the value of {@code WWW-Authenticate}; empty where none goes with it
     */
    public Optional<String> challenge(Refusal refusal) {
        return refusal.grounds().challenged() ? Optional.of(challenge.of(refusal)) : Optional.empty();
    }

    @Override
    public void respond(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        AnswerKind kind = refusal.answerKind();
        boolean signInHelps = refusal.grounds().signInHelps();
        if (kind.isShown() && !signInHelps) {
            errorPage(refusal, response);
            return;
        }
        Optional<SignInLocation> elsewhere = signIn.filter(page -> kind != AnswerKind.API && signInHelps)
                .filter(page -> !page.isWhereTheBrowserIs(kind, request));
        if (kind == AnswerKind.FORM) {
            formNotSent(refusal, elsewhere.map(page -> page.of(refusal, request)), request, response);
        } else if (elsewhere.isPresent()) {
            sendToSignIn(elsewhere.get(), refusal, request, response);
        } else {
            problem(refusal, request, response);
        }
    }

    private void sendToSignIn(
            SignInLocation page, Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        clearCookie(refusal, request, response);
        String location = page.of(refusal, request);
        if (ScriptRedirect.isFor(refusal.answerKind())) {
            ScriptRedirect.send(refusal.answerKind(), location, response);
            return;
        }
        if (refusal.answerKind() == AnswerKind.HTMX) {
            response.setHeader("WWW-Authenticate", challenge.of(refusal));
            response.setHeader("HX-Redirect", location);
            response.setStatus(refusal.grounds().status());
        } else {
            response.addHeader("Vary", "Cookie, Accept, Sec-Fetch-Mode");
            response.setHeader("Location", location);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        }
        response.setContentLength(0);
    }

    private void formNotSent(
            Refusal refusal, Optional<String> location, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        clearCookie(refusal, request, response);
        response.setHeader("WWW-Authenticate", challenge.of(refusal));
        form.respond(refusal, location, request, response);
    }

    private void clearCookie(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        if (refusal.clearsCookie()) {
            cookie.ifPresent(token -> token.clear(request, response));
        }
    }

    private void errorPage(Refusal refusal, HttpServletResponse response) throws IOException {
        announceRetry(refusal, response);
        response.sendError(refusal.grounds().status());
    }

    private void problem(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = problem.of(refusal, ownSignIn.map(path -> address.locationOf(path, request)));
        challenge(refusal).ifPresent(text -> response.setHeader("WWW-Authenticate", text));
        announceRetry(refusal, response);
        response.setStatus(refusal.grounds().status());
        response.setContentType(ProblemJson.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void announceRetry(Refusal refusal, HttpServletResponse response) {
        if (refusal.grounds() == Grounds.UNAVAILABLE) {
            Duration delay = refusal.retryAfter().orElse(RetryAfter.LEAST);
            response.setHeader("Retry-After", RetryAfter.text(delay));
        }
    }
}
