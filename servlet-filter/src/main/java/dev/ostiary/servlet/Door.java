package dev.ostiary.servlet;

import dev.ostiary.servlet.Decision.Proceed;
import dev.ostiary.servlet.answer.RefusalResponder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * One configured filter at work: decides once a request, remembers that for its dispatches, answers, shows the identity.
 *
 * @param attribute under which the identity stays with the request; another one for each filter
 */
record Door(Gate gate, RefusalResponder responder, HiddenHeaders hidden, String attribute) {

    Decision decide(HttpServletRequest request) {
        if (request.getAttribute(attribute) instanceof Identity known && isSettled(request, known)) {
            return new Proceed(known);
        }
        Decision decision = gate.decide(request);
        // A refusal leaves nobody behind: the error page it may lead to shows without an identity.
        Identity identity = decision instanceof Proceed proceed ? proceed.identity() : Identity.anonymous();
        request.setAttribute(attribute, identity);
        return decision;
    }

    HttpServletRequest show(HttpServletRequest request, Identity identity) {
        return new AuthenticatedRequest(request, identity, hidden, this::refuseAnonymous);
    }

    /** A dispatch goes on with what the request was taken for; a request that comes in again only with its user. */
    private static boolean isSettled(HttpServletRequest request, Identity known) {
        return request.getDispatcherType() != DispatcherType.REQUEST || known.isFromToken();
    }

    private void refuseAnonymous(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.respond(gate.missingToken(request), request, response);
    }
}
