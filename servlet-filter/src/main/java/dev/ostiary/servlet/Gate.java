package dev.ostiary.servlet;

import static dev.ostiary.verify.RejectionReason.AMBIGUOUS_URI;
import static dev.ostiary.verify.RejectionReason.CSRF_CROSS_SITE;
import static dev.ostiary.verify.RejectionReason.DENIED;
import static dev.ostiary.verify.RejectionReason.MISSING_TOKEN;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;

import dev.ostiary.servlet.Decision.Own;
import dev.ostiary.servlet.Decision.Proceed;
import dev.ostiary.servlet.Decision.Refuse;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Grounds;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.credential.ApiKeyHeader;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.servlet.csrf.Preflight;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;
import dev.ostiary.servlet.rule.Access;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Permission;
import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.Ruling;
import dev.ostiary.servlet.rule.ServletAnnotations;
import dev.ostiary.servlet.session.SessionEndpoint;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides about a request: path, credential, token, identity, cross-site check, rule, in this order.
 *
 * <p>Reads the request, writes no response, throws nothing expected. What it comes upon it notes in the trail. Immutable and thread-safe.
 */
record Gate(
        PathRules rules,
        List<PathPattern> apiPaths,
        CredentialExtractor extractor,
        Authenticator authenticator,
        CrossSiteCheck crossSite) {

    /**
     * Decides, and where nothing else is against a page, its session may be renewed on the way: the one change of state, and the last.
     * The filter's own paths stand before all rules.
     */
    Decision decide(HttpServletRequest request, Optional<SessionOffer> session, Trail trail) {
        return decide(request, Optional.empty(), session, trail);
    }

    /** Decides about a request that comes in again, perhaps for another path: its user is known, the rule may differ. */
    Decision decideAgain(HttpServletRequest request, Identity known, Trail trail) {
        trail.identified(known);
        return decide(request, Optional.of(known), Optional.empty(), trail);
    }

    private Decision decide(
            HttpServletRequest request, Optional<Identity> known, Optional<SessionOffer> session, Trail trail) {
        Optional<RequestPath> path = RequestPath.of(request);
        if (path.isEmpty()) {
            return Refuse.with(Refusal.of(AMBIGUOUS_URI, kind(request, false)));
        }
        Optional<SessionEndpoint> endpoint =
                session.flatMap(offer -> offer.endpoints().at(path.get(), request));
        if (endpoint.isPresent()) {
            trail.isForEndpoint(endpoint.get().name());
            return new Own(endpoint.get(), isApi(path.get()));
        }
        Supplier<AnswerKind> kind = () -> kind(request, isApi(path.get()));
        Ruling ruling = ruling(request, path.get());
        trail.ruled(ruling);
        Requirement requirement = ruling.requirement();
        if (requirement.access() == Access.DENY) {
            return Refuse.with(Refusal.of(DENIED, kind.get()));
        }
        if (known.isPresent()) {
            boolean signedOut = known.get().principal().isEmpty();
            if (signedOut && requirement.access() == Access.AUTHENTICATED) {
                return Refuse.with(Refusal.of(MISSING_TOKEN, kind.get()));
            }
            return permit(known.get(), requirement, reason -> Refusal.of(reason, kind.get()));
        }
        if (requirement.access() == Access.PUBLIC) {
            return Proceed.as(Identity.anonymous());
        }
        if (Preflight.matches(request)) {
            trail.isPreflight();
            return Proceed.as(Identity.anonymous());
        }
        Optional<Renewal> renewal = session.flatMap(SessionOffer::renewal);
        Decision decision = renewed(authenticate(request, requirement, kind, trail), request, renewal, token -> {
            trail.extracted(token);
            return decide(request, token, requirement, kind, trail);
        });
        return requirement.access() == Access.OPTIONAL ? withoutUserIfNeeded(decision) : decision;
    }

    private static Decision renewed(
            Decision decision,
            HttpServletRequest request,
            Optional<Renewal> renewal,
            Function<Extraction.Found, Decision> judge) {
        return decision instanceof Refuse refused && renewal.isPresent()
                ? renewal.get().insteadOf(refused, request, judge)
                : decision;
    }

    private Ruling ruling(HttpServletRequest request, RequestPath path) {
        return rules.ruling(
                request.getMethod(), path, ServletAnnotations.of(request.getServletContext(), path.servletName()));
    }

    /** Who the request is from, asked where nobody had to be known: {@code authenticate(response)} on a public path. */
    Decision authenticate(HttpServletRequest request, Optional<Renewal> renewal, Trail trail) {
        trail.isAskedByApplication();
        boolean api = RequestPath.of(request).filter(this::isApi).isPresent();
        Supplier<AnswerKind> kind = () -> kind(request, api);
        return renewed(authenticate(request, Requirement.AUTHENTICATED, kind, trail), request, renewal, token -> {
            trail.extracted(token);
            return decide(request, token, Requirement.AUTHENTICATED, kind, trail);
        });
    }

    private Decision authenticate(
            HttpServletRequest request, Requirement requirement, Supplier<AnswerKind> kind, Trail trail) {
        Extraction credential = extractor.extract(request);
        trail.extracted(credential);
        if (credential instanceof Extraction.None) {
            return Refuse.with(Refusal.of(MISSING_TOKEN, kind.get()));
        }
        if (credential instanceof Extraction.Malformed malformed) {
            return Refuse.with(Refusal.of(malformed.reason(), kind.get()));
        }
        return decide(request, (Extraction.Found) credential, requirement, kind, trail);
    }

    private Decision decide(
            HttpServletRequest request,
            Extraction.Found credential,
            Requirement requirement,
            Supplier<AnswerKind> kind,
            Trail trail) {
        Authentication result = authenticator.authenticate(credential, trail);
        if (result instanceof Authentication.Undecided outage) {
            return Refuse.with(refusal(outage.reason(), credential, kind).withRetryAfter(outage.retryAfter()));
        }
        if (result instanceof Authentication.Rejected rejected) {
            boolean over = rejected.reason() == TOKEN_REVOKED && credential.carrier() == Carrier.COOKIE;
            Refusal refusal = refusal(rejected.reason(), credential, kind);
            return over ? Refuse.endingSession(refusal) : Refuse.with(refusal);
        }
        Identity identity = ((Authentication.Known) result).identity();
        trail.identified(identity);
        if (credential.carrier() == Carrier.COOKIE && !crossSite.passes(request)) {
            return Refuse.with(refusal(CSRF_CROSS_SITE, credential, kind));
        }
        return permit(identity, requirement, reason -> refusal(reason, credential, kind));
    }

    private static Decision permit(
            Identity identity, Requirement requirement, Function<RejectionReason, Refusal> refusal) {
        return requirement.judge(identity.bearer()) instanceof Permission.Refused refused
                ? new Refuse(
                        refusal.apply(refused.reason()).withMissingScopes(refused.missingScopes()), identity, false)
                : Proceed.as(identity);
    }

    /**
     * What becomes of a request that needs no user: without a token, nobody; with a cookie, which a browser sends
     * unasked, nobody until it is good. Whoever sends a header means it, and is told what is wrong with it.
     */
    private static Decision withoutUserIfNeeded(Decision decision) {
        if (!(decision instanceof Refuse refuse)) {
            return decision;
        }
        Refusal refusal = refuse.refusal();
        boolean staleCookie = refusal.cookieToken() && refusal.grounds() == Grounds.INVALID_TOKEN;
        boolean undecidedCookie = refusal.cookieToken() && refusal.grounds() == Grounds.UNAVAILABLE;
        return staleCookie || undecidedCookie || refusal.grounds() == Grounds.NO_TOKEN
                ? new Proceed(Identity.anonymous(), staleCookie, refuse.sessionOver(), Optional.empty())
                : decision;
    }

    private static Refusal refusal(RejectionReason reason, Extraction.Found credential, Supplier<AnswerKind> kind) {
        Refusal refusal = Refusal.of(reason, kind.get());
        return credential.carrier() == Carrier.COOKIE ? refusal.withCookieToken() : refusal;
    }

    /** Whoever sends an API key is a program, wherever it sends it. */
    private AnswerKind kind(HttpServletRequest request, boolean apiPath) {
        boolean apiKey = authenticator.apiKeys().isPresent() && request.getHeader(ApiKeyHeader.NAME) != null;
        return AnswerKind.of(request, apiPath || apiKey);
    }

    private boolean isApi(RequestPath path) {
        return PathPattern.anyMatches(apiPaths, path);
    }
}
