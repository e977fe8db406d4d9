package dev.ostiary.servlet.gate;

import static dev.ostiary.verify.RejectionReason.AMBIGUOUS_URI;
import static dev.ostiary.verify.RejectionReason.CSRF_CROSS_SITE;
import static dev.ostiary.verify.RejectionReason.DENIED;
import static dev.ostiary.verify.RejectionReason.MALFORMED_METHOD;
import static dev.ostiary.verify.RejectionReason.MISSING_TOKEN;
import static dev.ostiary.verify.RejectionReason.MULTIPLE_TOKENS;
import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Grounds;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.credential.ApiKeyHeader;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.servlet.csrf.Preflight;
import dev.ostiary.servlet.gate.Decision.Own;
import dev.ostiary.servlet.gate.Decision.Proceed;
import dev.ostiary.servlet.gate.Decision.Refuse;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestMethod;
import dev.ostiary.servlet.path.RequestPath;
import dev.ostiary.servlet.rule.Access;
import dev.ostiary.servlet.rule.Bearer;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Permission;
import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.Ruling;
import dev.ostiary.servlet.rule.ServletAnnotations;
import dev.ostiary.servlet.session.SameSession;
import dev.ostiary.servlet.session.SeenBeside;
import dev.ostiary.servlet.session.SessionEndpoint;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.VerifiedJwt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides about a request: path, method, credential, token, identity, cross-site check, rule, in this order.
 *
 * <p>Reads the request, writes no response, throws nothing expected. What it comes upon it notes in the trail. Immutable and thread-safe.
 *
 * @param clocks say how long ago a user signed in
 * @param arrivals told of each token that a request has brought, as a rule once
 * @param sameSession tells access cookies of another session than the refresh token's; empty where users are not signed in here
 */
public record Gate(
        PathRules rules,
        List<PathPattern> apiPaths,
        CredentialExtractor extractor,
        Authenticator authenticator,
        CrossSiteCheck crossSite,
        SignInClocks clocks,
        Consumer<VerifiedJwt> arrivals,
        Optional<SameSession> sameSession) {

    /**
     * Decides, and where nothing else is against a page or a form, its session may be renewed on the way: the one change of state, and the last.
     * The filter's own paths stand before all rules.
     *
     * @param request as it came to the filter
     * @param session what may be made of the request besides; empty where nobody is signed in here
     * @param trail is told what the decision comes upon
     * @return the decision
     */
    public Decision decide(HttpServletRequest request, Optional<SessionOffer> session, Trail trail) {
        return decide(request, Optional.empty(), session, trail);
    }

    /**
     * Decides about a request that comes in again, perhaps for another path: its user is known, the rule may differ.
     *
     * @param request as it came to the filter
     * @param known its user
     * @param trail is told what the decision comes upon
     * @return the decision
     */
    public Decision decideAgain(HttpServletRequest request, Identity known, Trail trail) {
        trail.identified(known);
        return decide(request, Optional.of(known), Optional.empty(), trail);
    }

    private Decision decide(
            HttpServletRequest request, Optional<Identity> known, Optional<SessionOffer> session, Trail trail) {
        Optional<RequestPath> path = RequestPath.of(request);
        if (path.isEmpty()) {
            return Refuse.with(Refusal.of(AMBIGUOUS_URI, kind(request, path)));
        }
        if (RequestMethod.isMisspelt(request.getMethod()) || rules.nameInUpperCase(request.getMethod())) {
            return Refuse.with(Refusal.of(MALFORMED_METHOD, kind(request, path)));
        }
        Optional<SessionEndpoint> endpoint = endpoint(session, path.get(), request);
        if (endpoint.isPresent()) {
            trail.isForEndpoint(endpoint.get().name());
            return new Own(endpoint.get(), isApi(path));
        }
        Ruling ruling = ruling(request, path.get());
        trail.ruled(ruling);
        Requirement requirement = ruling.requirement();
        if (requirement.access() == Access.DENY) {
            return Refuse.with(Refusal.of(DENIED, kind(request, path)));
        }
        if (known.isPresent()) {
            return decideAboutKnown(request, known.get(), requirement, path);
        }
        if (requirement.access() == Access.PUBLIC) {
            return Proceed.as(Identity.anonymous());
        }
        if (Preflight.matches(request)) {
            trail.isPreflight();
            return Proceed.as(Identity.anonymous());
        }
        Decision decision = authenticate(request, requirement, path, session.flatMap(SessionOffer::renewal), trail);
        return requirement.access() == Access.OPTIONAL ? withoutUserIfNeeded(decision) : decision;
    }

    private static Optional<SessionEndpoint> endpoint(
            Optional<SessionOffer> session, RequestPath path, HttpServletRequest request) {
        return session.isPresent() ? session.get().endpoints().at(path, request) : Optional.empty();
    }

    private Ruling ruling(HttpServletRequest request, RequestPath path) {
        return rules.ruling(
                request.getMethod(), path, ServletAnnotations.of(request.getServletContext(), path.servletName()));
    }

    private Decision decideAboutKnown(
            HttpServletRequest request, Identity known, Requirement requirement, Optional<RequestPath> path) {
        boolean signedOut = known.principal().isEmpty();
        if (signedOut && requirement.access() == Access.AUTHENTICATED) {
            return Refuse.with(Refusal.of(MISSING_TOKEN, kind(request, path)));
        }
        return judge(requirement, known) instanceof Permission.Refused refused
                ? notAllowed(refused, Refusal.of(refused.reason(), kind(request, path)), known)
                : Proceed.as(known);
    }

    /**
     * What becomes of a request that was let in, by what the handler requires to which a framework gives it.
     *
     * @param requirement of the handler
     * @param request as it came to the handler
     * @param known who it is from
     * @param trail is told what the decision comes upon
     * @return the decision
     */
    public Decision decideForHandler(Requirement requirement, HttpServletRequest request, Identity known, Trail trail) {
        trail.ruled(new Ruling(Ruling.HANDLER_ANNOTATION, requirement, Enforcement.ENFORCE));
        Optional<RequestPath> path = RequestPath.of(request);
        return requirement.access() == Access.DENY
                ? Refuse.with(Refusal.of(DENIED, kind(request, path)))
                : decideAboutKnown(request, known, requirement, path);
    }

    /**
     * What becomes of a request that the application could not serve, for a reason of ours.
     *
     * @param reason of ours
     * @param request as it came to the filter
     * @param trail is told what the decision comes upon
     * @return what is answered
     */
    public Refusal applications(RejectionReason reason, HttpServletRequest request, Trail trail) {
        trail.isFailedByApplication();
        Refusal refusal = Refusal.of(reason, kind(request, RequestPath.of(request)));
        return reason == STORE_UNAVAILABLE ? refusal.withRetryAfter(StoreUnavailableException.RETRY_AFTER) : refusal;
    }

    /**
     * Who the request is from, asked where nobody had to be known: {@code authenticate(response)} on a public path.
     *
     * @param request as it came to the filter
     * @param renewal of the session; empty where nothing may change
     * @param trail is told what the decision comes upon
     * @return the decision
     */
    public Decision authenticate(HttpServletRequest request, Optional<Renewal> renewal, Trail trail) {
        trail.isAskedByApplication();
        return authenticate(request, Requirement.AUTHENTICATED, RequestPath.of(request), renewal, trail);
    }

    private Decision authenticate(
            HttpServletRequest request,
            Requirement requirement,
            Optional<RequestPath> path,
            Optional<Renewal> renewal,
            Trail trail) {
        Decision decision = decideAsSent(request, requirement, path, trail);
        if (renewal.isEmpty() || !(decision instanceof Refuse refused)) {
            return decision;
        }
        return renewal.get().insteadOf(refused, request, token -> {
            trail.extracted(token);
            return decide(request, token, authenticator.authenticate(token, trail), requirement, path, trail);
        });
    }

    private Decision decideAsSent(
            HttpServletRequest request, Requirement requirement, Optional<RequestPath> path, Trail trail) {
        Extraction credential = extractor.extract(request);
        trail.extracted(credential);
        if (credential instanceof Extraction.None) {
            return Refuse.with(Refusal.of(MISSING_TOKEN, kind(request, path)));
        }
        if (credential instanceof Extraction.Malformed malformed) {
            return Refuse.with(Refusal.of(malformed.reason(), kind(request, path)));
        }
        Extraction.Sent sent = (Extraction.Sent) credential;
        Authentication result = authenticator.authenticate(sent, trail);
        if (result instanceof Authentication.Known known
                && trail.isOfRequest()
                && known.identity().isSeenFirst()) {
            trail.verified().ifPresent(arrivals);
        }
        return decide(request, sent, result, requirement, path, trail);
    }

    private Decision decide(
            HttpServletRequest request,
            Extraction.Sent credential,
            Authentication result,
            Requirement requirement,
            Optional<RequestPath> path,
            Trail trail) {
        if (result instanceof Authentication.Undecided outage) {
            return Refuse.with(
                    refusal(outage.reason(), credential, request, path).withRetryAfter(outage.retryAfter()));
        }
        if (result instanceof Authentication.Rejected rejected) {
            return rejected(rejected, credential, request, path);
        }
        if (result instanceof Authentication.Contradictory) {
            return Refuse.with(refusal(MULTIPLE_TOKENS, credential, request, path));
        }
        if (isOfAnotherSession(credential, request, trail)) {
            return Refuse.ofAnotherSession(refusal(MULTIPLE_TOKENS, credential, request, path));
        }
        Identity identity = ((Authentication.Known) result).identity();
        trail.identified(identity);
        if (credential.carrier().isSentUnasked() && !crossSite.passes(request)) {
            return Refuse.with(refusal(CSRF_CROSS_SITE, credential, request, path));
        }
        return judge(requirement, identity) instanceof Permission.Refused refused
                ? notAllowed(refused, refusal(refused.reason(), credential, request, path), identity)
                : Proceed.as(identity);
    }

    private Permission judge(Requirement requirement, Identity identity) {
        Bearer bearer = identity.bearer();
        return requirement.judge(bearer, clocks.of(bearer));
    }

    private boolean isOfAnotherSession(Extraction.Sent credential, HttpServletRequest request, Trail trail) {
        if (sameSession.isEmpty() || credential.carrier() != Carrier.COOKIE) {
            return false;
        }
        VerifiedJwt access = trail.verified().orElseThrow();
        SeenBeside seen = authenticator.identities().seenBeside(access);
        return sameSession.get().isContradicted(access, seen, request);
    }

    /** Of several cookies one that was revoked says nothing of the session that another belongs to. */
    private Refuse rejected(
            Authentication.Rejected rejected,
            Extraction.Sent credential,
            HttpServletRequest request,
            Optional<RequestPath> path) {
        boolean over = rejected.reason() == TOKEN_REVOKED
                && credential.carrier() == Carrier.COOKIE
                && credential instanceof Extraction.Found;
        Refusal refusal = refusal(rejected.reason(), credential, request, path);
        Refusal clearing = rejected.ownCookie() ? refusal.withOwnCookie() : refusal;
        return over ? Refuse.endingSession(clearing) : Refuse.with(clearing);
    }

    private static Refuse notAllowed(Permission.Refused refused, Refusal refusal, Identity identity) {
        return new Refuse(
                refusal.withMissingScopes(refused.missingScopes()).withMaxAge(refused.maxAge()), identity, false);
    }

    /**
     * What becomes of a request that needs no user: without a token, nobody; with a cookie, which a browser sends
     * unasked, nobody until it is good; one of our own that is not is cleared. Whoever sends a header means it, and is told what is wrong with it.
     */
    private static Decision withoutUserIfNeeded(Decision decision) {
        if (!(decision instanceof Refuse refuse)) {
            return decision;
        }
        Refusal refusal = refuse.refusal();
        boolean staleCookie = refusal.cookieToken() && refusal.grounds() == Grounds.INVALID_TOKEN;
        boolean undecidedCookie = refusal.cookieToken() && refusal.grounds() == Grounds.UNAVAILABLE;
        return staleCookie || undecidedCookie || refusal.grounds() == Grounds.NO_TOKEN
                ? new Proceed(Identity.anonymous(), refusal.clearsCookie(), refuse.sessionOver(), Optional.empty())
                : decision;
    }

    private Refusal refusal(
            RejectionReason reason,
            Extraction.Sent credential,
            HttpServletRequest request,
            Optional<RequestPath> path) {
        Refusal refusal = Refusal.of(reason, kind(request, path));
        return credential.carrier() == Carrier.COOKIE ? refusal.withCookieToken() : refusal;
    }

    /** Whoever sends an API key is a program, wherever it sends it. */
    private AnswerKind kind(HttpServletRequest request, Optional<RequestPath> path) {
        boolean apiKey = authenticator.apiKeys().isPresent() && request.getHeader(ApiKeyHeader.NAME) != null;
        return AnswerKind.of(request, isApi(path) || apiKey);
    }

    private boolean isApi(Optional<RequestPath> path) {
        return path.isPresent() && PathPattern.anyMatches(apiPaths, path.get());
    }
}
