package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.gate.Decision;
import dev.ostiary.servlet.gate.Decision.Own;
import dev.ostiary.servlet.gate.Decision.Proceed;
import dev.ostiary.servlet.gate.Decision.Refuse;
import dev.ostiary.servlet.gate.Decision.Serve;
import dev.ostiary.servlet.gate.SessionOffer;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.session.BrowserSignOut;
import dev.ostiary.servlet.session.ContainerSession;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.servlet.session.EndpointResponder;
import dev.ostiary.servlet.session.OwnCookies;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.servlet.session.SignOut;
import dev.ostiary.servlet.signin.SignInStarts;
import dev.ostiary.store.StoreUnavailableException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * What a filter does besides where it signs users in.
 *
 * @param sessions what the application sees of it
 * @param offer what the gate may make of a request where all may change
 * @param signOut ends sessions in the store
 * @param browser what the browser loses then
 * @param starts sends browsers to providers, where users sign in there
 */
record SessionDoor(
        Sessions sessions,
        SessionOffer offer,
        EndpointResponder responder,
        SessionCookies cookies,
        OwnCookies ownCookies,
        ContainerSession container,
        SignOut signOut,
        BrowserSignOut browser,
        Optional<SignInStarts> starts) {

    /**
     * Ends the session of a user whom the application logs out; the browser stays where it is.
     *
     * @throws StoreUnavailableException if that could not be recorded: nothing has changed
     */
    void logOut(HttpServletRequest request, HttpServletResponse response, Identity identity) {
        Optional<String> session = sessionOf(identity);
        if (session.isEmpty()) {
            return;
        }
        SignOut.Outcome outcome = signOut.of(request, session);
        if (!(outcome instanceof SignOut.Ended ended)) {
            throw new StoreUnavailableException("the user could not be logged out");
        }
        ended.farewell().endedWithoutBrowser();
        if (response.isCommitted()) {
            container.signedOut(request);
        } else {
            browser.of(request, response);
        }
    }

    private Optional<String> sessionOf(Identity identity) {
        return identity.verified().flatMap(user -> sessions.sessionId(user.claims()));
    }

    /** What the gate may make of a request; nothing where the new tokens could not be handed over. */
    Optional<SessionOffer> offerTo(HttpServletRequest request, HttpServletResponse response) {
        return mayChangeCookies(request, response) ? Optional.of(offer) : Optional.empty();
    }

    /** What the gate may say of a request for which nothing is to change. */
    SessionOffer offerOfNoChange() {
        return new SessionOffer(offer.endpoints(), Optional.empty());
    }

    /** Carries out a request to one of the filter's own paths. */
    Decision serve(Own own, HttpServletRequest request) {
        EndpointAnswer answer = own.endpoint().serve(request, own.apiPath());
        return answer instanceof EndpointAnswer.Refused refused ? Refuse.byEndpoint(refused) : new Serve(answer);
    }

    /** What the browser has to know before the application goes on. */
    void admit(Proceed decision, HttpServletRequest request, HttpServletResponse response) {
        if (decision.sessionOver()) {
            forget(request, response);
        }
        decision.renewal().ifPresent(grant -> cookies.set(grant, request, response));
    }

    /** An API client's cookies are left alone. */
    void refuse(Refuse decision, HttpServletRequest request, HttpServletResponse response) {
        boolean clears = decision.sessionOver() && decision.refusal().answerKind() != AnswerKind.API;
        if (clears && !response.isCommitted()) {
            forget(request, response);
        }
    }

    /** Once the cookies are gone, nothing shows any more whose container's session it was: it must not be left to whoever signs in next. */
    private void forget(HttpServletRequest request, HttpServletResponse response) {
        if (ownCookies.clearRefreshTokenOfEndedSession(request, response)) {
            container.signedOut(request);
        }
    }

    private static boolean mayChangeCookies(HttpServletRequest request, HttpServletResponse response) {
        return request.getDispatcherType() == DispatcherType.REQUEST && !response.isCommitted();
    }
}
