package dev.ostiary.servlet;

import dev.ostiary.servlet.Decision.Proceed;
import dev.ostiary.servlet.Decision.Refuse;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.servlet.answer.TokenCookie;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * One configured filter at work: decides once a request, remembers that for its dispatches, answers, shows the identity.
 *
 * @param attribute under which the identity stays with the request; another one for each filter
 * @param coverage of what is mapped beside it, looked at when the filter starts
 * @param keys what it opened, closed with it
 * @param report tells the log about the filter and its place
 */
record Door(
        Gate gate,
        Enforcer enforcer,
        RefusalResponder responder,
        HiddenHeaders hidden,
        Optional<TokenCookie> cookie,
        String attribute,
        CoverageCheck coverage,
        OpenKeys keys,
        StartReport report) {

    /**
     * A dispatch goes on with what the request was taken for. A request that comes in again, from a filter that has rewritten it,
     * keeps its user, whose token is not verified twice, and is held against the rules once more.
     */
    Decision decide(HttpServletRequest request) {
        boolean comesIn = request.getDispatcherType() == DispatcherType.REQUEST;
        if (request.getAttribute(attribute) instanceof Identity known && (!comesIn || known.isFromToken())) {
            return comesIn ? decideAgain(request, known) : Proceed.as(known);
        }
        // The container alone chooses an error page; what failed before it came to us must not turn into our refusal.
        Decision decision = request.getDispatcherType() == DispatcherType.ERROR
                ? Proceed.as(Identity.anonymous())
                : decideFirst(request);
        keep(request, decision);
        return decision;
    }

    /** Answers a refused request, without showing the client's own identity headers to whoever writes the answer. */
    void answer(Refuse refuse, HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.respond(refuse.refusal(), show(request, response, refuse.identity()), response);
    }

    /** The request as the application sees it; a cookie that has become useless is cleared on the way. */
    HttpServletRequest admit(Proceed decision, HttpServletRequest request, HttpServletResponse response) {
        if (decision.staleCookie()) {
            cookie.ifPresent(token -> token.clear(request, response));
        }
        return show(request, response, decision.identity());
    }

    private HttpServletRequest show(HttpServletRequest request, HttpServletResponse response, Identity identity) {
        return new AuthenticatedRequest(request, response, identity, hidden, this::authenticate);
    }

    /** What the gate would say to a request like this one. */
    Explanation explain(ImaginedRequest request) {
        return new Explainer(gate, enforcer, responder).explain(request);
    }

    /** Ends what works in the background, and tells the log what it holds back. */
    void close() {
        keys.close();
        enforcer.reporter().close();
    }

    private Decision decideFirst(HttpServletRequest request) {
        Trail trail = Trail.ofRequest();
        return enforcer.carryOut(gate.decide(request, trail), trail, request);
    }

    /** One request is one event, unless the rules are against it this time. */
    private Decision decideAgain(HttpServletRequest request, Identity known) {
        Trail trail = Trail.ofRequest();
        Decision decision = gate.decideAgain(request, known, trail);
        return decision instanceof Refuse ? enforcer.carryOut(decision, trail, request) : decision;
    }

    /** A refusal, too: the error page that it may lead to shows the user who is not allowed, and else nobody. */
    private void keep(HttpServletRequest request, Decision decision) {
        request.setAttribute(attribute, decision.identity());
    }

    private Optional<Identity> authenticate(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Trail trail = Trail.ofRequest();
        Decision decision = gate.authenticate(request, trail);
        keep(request, decision);
        if (decision instanceof Refuse refuse) {
            answer(enforcer.refuse(refuse, trail, request), request, response);
            return Optional.empty();
        }
        return Optional.of(((Proceed) decision).identity());
    }
}
