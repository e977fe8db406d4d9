package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.BegunAnswer;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.servlet.answer.TokenCookie;
import dev.ostiary.servlet.event.UserMark;
import dev.ostiary.servlet.explain.Explainer;
import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.servlet.explain.ImaginedRequest;
import dev.ostiary.servlet.gate.Decision;
import dev.ostiary.servlet.gate.Decision.Own;
import dev.ostiary.servlet.gate.Decision.Proceed;
import dev.ostiary.servlet.gate.Decision.Refuse;
import dev.ostiary.servlet.gate.Decision.Serve;
import dev.ostiary.servlet.gate.Enforcer;
import dev.ostiary.servlet.gate.Gate;
import dev.ostiary.servlet.gate.SessionOffer;
import dev.ostiary.servlet.gate.Trail;
import dev.ostiary.servlet.identity.AuthenticatedRequest;
import dev.ostiary.servlet.identity.HiddenHeaders;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.rule.Access;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.session.GuardedResponse;
import dev.ostiary.servlet.session.OpenSessions;
import dev.ostiary.servlet.start.CoverageCheck;
import dev.ostiary.servlet.start.ErrorPageWatch;
import dev.ostiary.servlet.start.StartReport;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One configured filter at work: decides once a request, remembers that for its dispatches, answers, shows the identity.
 *
 * @param shown the request attributes in which the application finds what is this filter's own
 * @param attribute under which the identity stays with the request; another one for each filter
 * @param mark names the user to access logs and traces
 * @param userCache the {@code Cache-Control} of a cookie user's answers where the application sets none
 * @param sessions where it signs users in
 * @param coverage of what is mapped beside it, looked at when the filter starts
 * @param keys what it opened, closed with it
 * @param state of sessions that it opened, closed with it
 * @param providers at which users sign in, closed with it
 * @param report tells the log about the filter and its place
 */
record Door(
        Gate gate,
        Enforcer enforcer,
        RefusalResponder responder,
        HiddenHeaders hidden,
        Optional<TokenCookie> cookie,
        Map<String, Object> shown,
        String attribute,
        UserMark mark,
        Optional<String> userCache,
        Optional<SessionDoor> sessions,
        CoverageCheck coverage,
        OpenKeys keys,
        Optional<OpenSessions> state,
        Optional<ProvidersAtWork> providers,
        StartReport report) {

    /**
     * A dispatch goes on with what the request was taken for. A request that comes in again, from a filter that has rewritten it,
     * keeps its user, whose token is not verified twice, and is held against the rules once more.
     */
    Decision decide(HttpServletRequest request, HttpServletResponse response) {
        DispatcherType dispatch = request.getDispatcherType();
        boolean comesIn = dispatch == DispatcherType.REQUEST;
        if (dispatch == DispatcherType.ERROR) {
            ErrorPageWatch.pass(request);
        }
        if (request.getAttribute(attribute) instanceof Identity known && (!comesIn || known.isFromToken())) {
            return comesIn ? decideAgain(request, known) : Proceed.as(known);
        }
        // The container alone chooses an error page; what failed before it came to us must not turn into our refusal.
        Decision decision =
                dispatch == DispatcherType.ERROR ? Proceed.as(Identity.anonymous()) : decideFirst(request, response);
        keep(request, decision);
        return decision;
    }

    /**
     * Holds a request that was let in against what its handler requires, and answers it where that refuses. A user who did not have to be
     * known by now is looked for.
     *
     * @param shown the request as the application sees it
     * @return whether the handler may run
     */
    boolean admits(Requirement requirement, HttpServletRequest shown, HttpServletResponse response)
            throws IOException, ServletException {
        Trail trail = Trail.ofRequest();
        if (isToBeKnown(requirement, known(shown)) && !own(shown).authenticate(response)) {
            return false;
        }
        Decision decision = gate.decideForHandler(requirement, shown, known(shown), trail);
        if (decision instanceof Refuse && enforcer.carryOut(decision, trail, shown) instanceof Refuse refuse) {
            refuse(refuse, shown, response);
            return false;
        }
        return true;
    }

    /** The filter's own, for a framework in between may look for users of its own. */
    private static HttpServletRequest own(HttpServletRequest shown) {
        ServletRequest inner = shown;
        while (!(inner instanceof AuthenticatedRequest) && inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof AuthenticatedRequest own ? own : shown;
    }

    private boolean isToBeKnown(Requirement requirement, Identity known) {
        return requirement.access() == Access.AUTHENTICATED
                && !known.isFromToken()
                && enforcer.enforcement() == Enforcement.ENFORCE;
    }

    private Identity known(HttpServletRequest request) {
        return request.getAttribute(attribute) instanceof Identity known ? known : Identity.anonymous();
    }

    /**
     * Answers instead of an application that a store has failed, or whose sign-in was refused: with a refusal of its own, for it was let in
     * before.
     *
     * @param fault what it threw
     * @return whether it was one of these, and could be answered; else nothing has happened
     */
    boolean answers(Throwable fault, Proceed admitted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<RejectionReason> reason = reasonOf(fault);
        if (reason.isEmpty() || !BegunAnswer.isReplaceable(request, response)) {
            return false;
        }
        BegunAnswer.drop(response);
        Trail trail = Trail.ofRequest();
        Refusal refusal = gate.applications(reason.get(), request, trail);
        refuse(enforcer.refuse(new Refuse(refusal, admitted.identity(), false), trail, request), request, response);
        return true;
    }

    /** Itself, or as what frameworks make of what their handlers throw. */
    private static Optional<RejectionReason> reasonOf(@Nullable Throwable fault) {
        if (fault instanceof StoreUnavailableException) {
            return Optional.of(RejectionReason.STORE_UNAVAILABLE);
        }
        if (fault instanceof SignInRefusedException) {
            return Optional.of(RejectionReason.CSRF_CROSS_SITE);
        }
        return fault instanceof ServletException wrapped ? reasonOf(wrapped.getRootCause()) : Optional.empty();
    }

    /** Refuses whatever comes, because others come in past this filter. */
    Decision misconfigured(HttpServletRequest request) {
        return enforcer.refuse(
                Refuse.with(Refusal.of(RejectionReason.MISCONFIGURED, AnswerKind.API)), Trail.ofRequest(), request);
    }

    /** Answers instead of the application. */
    void answer(Decision decision, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (decision instanceof Serve serve) {
            sessions.orElseThrow().responder().respond(serve.answer(), request, response);
        } else {
            refuse((Refuse) decision, request, response);
        }
    }

    /** Does not show the client's own identity headers to whoever writes the answer. */
    private void refuse(Refuse decision, HttpServletRequest request, HttpServletResponse response) throws IOException {
        sessions.ifPresent(session -> session.refuse(decision, request, response));
        RefusalResponder chosen = decision.shownBy().orElse(responder);
        chosen.respond(decision.refusal(), show(request, response, decision.identity()), response);
    }

    /** The response as the application sees it. */
    HttpServletResponse shownTo(Proceed decision, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> caching = userCache.filter(told -> decision.identity().isFromCookie());
        if (sessions.isEmpty() && caching.isEmpty()) {
            return response;
        }
        HttpServletResponse shown = GuardedResponse.around(request, response);
        caching.ifPresent(told -> tellCaches(told, shown));
        return shown;
    }

    private static void tellCaches(String told, HttpServletResponse shown) {
        GuardedResponse.within(shown).ifPresent(guarded -> guarded.standIn(told));
    }

    /** The request as the application sees it; cookies that have become useless are cleared on the way, new ones are set. */
    HttpServletRequest admit(Proceed decision, HttpServletRequest request, HttpServletResponse response) {
        if (decision.staleCookie()) {
            cookie.ifPresent(token -> token.clear(request, response));
        }
        if (sessions.isPresent()) {
            sessions.get().admit(decision, request, response);
        }
        return show(request, response, decision.identity());
    }

    private HttpServletRequest show(HttpServletRequest request, HttpServletResponse response, Identity identity) {
        return new AuthenticatedRequest(
                request,
                response,
                identity,
                hidden,
                shown,
                (sent, answer) -> authenticate(sent, answer, response),
                () -> logOut(request, response, identity));
    }

    /** With a provider, the session ends with the identity of the request. */
    private void logOut(HttpServletRequest request, HttpServletResponse response, Identity identity)
            throws ServletException {
        if (providers.isPresent()) {
            sessions.orElseThrow().logOut(request, response, identity);
        }
        ContainerLogin.end(request);
    }

    /**
     * Tells the container who was let in, if it asks.
     *
     * @return false where it does not take that user: then the request is refused
     */
    boolean isTakenByContainer(Identity user, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        boolean taken = ContainerLogin.tell(user, request, response);
        if (!taken && !response.isCommitted()) {
            answer(misconfigured(request), request, response);
        }
        return taken;
    }

    /** What the gate would say to a request like this one. */
    Explanation explain(ImaginedRequest request) {
        return new Explainer(gate, sessions.map(SessionDoor::offerOfNoChange), enforcer, responder).explain(request);
    }

    /** Ends what works in the background, and tells the log what it holds back. */
    void close() {
        keys.close();
        providers.ifPresent(ProvidersAtWork::close);
        state.ifPresent(OpenSessions::close);
        enforcer.reporter().close();
    }

    /** What the cookies of sessions cannot be at the place where the container has put the filter. */
    List<String> cookieProblems(FilterConfig place) {
        return Optional.ofNullable(place.getServletContext())
                .flatMap(context -> sessions.map(session -> session.cookies().problems(context.getContextPath())))
                .orElse(List.of());
    }

    private Decision decideFirst(HttpServletRequest request, HttpServletResponse response) {
        Trail trail = Trail.ofRequest();
        Decision decision = gate.decide(request, offer(request, response), trail);
        return enforcer.carryOut(
                decision instanceof Own own ? sessions.orElseThrow().serve(own, request) : decision, trail, request);
    }

    private Optional<SessionOffer> offer(HttpServletRequest request, HttpServletResponse response) {
        return sessions.isPresent() ? sessions.get().offerTo(request, response) : Optional.empty();
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
        mark.put(request, decision.identity());
    }

    /** @param shown the response that the application was given; what it hands over may be one of its own */
    private Optional<Identity> authenticate(
            HttpServletRequest request, HttpServletResponse response, HttpServletResponse shown)
            throws IOException, ServletException {
        Trail trail = Trail.ofRequest();
        Decision decision = gate.authenticate(request, offer(request, response).flatMap(SessionOffer::renewal), trail);
        keep(request, decision);
        if (decision instanceof Refuse refuse) {
            refuse(enforcer.refuse(refuse, trail, request), request, response);
            return Optional.empty();
        }
        Proceed proceed = (Proceed) decision;
        sessions.ifPresent(session -> session.admit(proceed, request, shown));
        if (!isTakenByContainer(proceed.identity(), request, response)) {
            return Optional.empty();
        }
        userCache
                .filter(told -> proceed.identity().isFromCookie())
                .ifPresent(told -> tellCaches(told, GuardedResponse.around(request, shown)));
        return Optional.of(proceed.identity());
    }
}
