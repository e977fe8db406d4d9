package dev.ostiary.servlet;

import dev.ostiary.servlet.Decision.Proceed;
import dev.ostiary.servlet.Decision.Refuse;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.answer.RefusalResponder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * One configured filter at work: decides once a request, remembers that for its dispatches, answers, shows the identity.
 *
 * @param attribute under which the identity stays with the request; another one for each filter
 * @param keys what it opened, closed with it
 * @param report tells the log about the filter and its place
 */
record Door(
        Gate gate,
        RefusalResponder responder,
        HiddenHeaders hidden,
        String attribute,
        OpenKeys keys,
        StartReport report) {

    Decision decide(HttpServletRequest request) {
        if (request.getAttribute(attribute) instanceof Identity known && isSettled(request, known)) {
            return new Proceed(known);
        }
        // The container alone chooses an error page; what failed before it came to us must not turn into our refusal.
        Decision decision = request.getDispatcherType() == DispatcherType.ERROR
                ? new Proceed(Identity.anonymous())
                : gate.decide(request);
        keep(request, decision);
        return decision;
    }

    /** Answers a refused request, without showing the client's own identity headers to whoever writes the answer. */
    void answer(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.respond(refusal, show(request, response, Identity.anonymous()), response);
    }

    HttpServletRequest show(HttpServletRequest request, HttpServletResponse response, Identity identity) {
        return new AuthenticatedRequest(request, response, identity, hidden, this::authenticate);
    }

    /** A dispatch goes on with what the request was taken for; a request that comes in again only with its user. */
    private static boolean isSettled(HttpServletRequest request, Identity known) {
        return request.getDispatcherType() != DispatcherType.REQUEST || known.isFromToken();
    }

    /** A refusal leaves nobody behind: the error page it may lead to shows without an identity. */
    private void keep(HttpServletRequest request, Decision decision) {
        Identity identity = decision instanceof Proceed proceed ? proceed.identity() : Identity.anonymous();
        request.setAttribute(attribute, identity);
    }

    private Optional<Identity> authenticate(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Decision decision = gate.authenticate(request);
        keep(request, decision);
        if (decision instanceof Refuse refuse) {
            answer(refuse.refusal(), request, response);
            return Optional.empty();
        }
        return Optional.of(((Proceed) decision).identity());
    }
}
