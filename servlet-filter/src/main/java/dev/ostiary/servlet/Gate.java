package dev.ostiary.servlet;

import static dev.ostiary.verify.RejectionReason.AMBIGUOUS_URI;
import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.RejectionReason.CSRF_CROSS_SITE;
import static dev.ostiary.verify.RejectionReason.KEYS_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.MISSING_TOKEN;

import dev.ostiary.servlet.Decision.Proceed;
import dev.ostiary.servlet.Decision.Refuse;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.servlet.csrf.Preflight;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * Decides about a request: path, credential, token, identity, cross-site check, in this order.
 *
 * <p>Reads the request, writes no response, throws nothing expected. Immutable and thread-safe.
 */
record Gate(
        List<PathPattern> publicPaths,
        List<PathPattern> apiPaths,
        CredentialExtractor extractor,
        JwtVerifier verifier,
        IdentityMappings identities,
        CrossSiteCheck crossSite) {

    Decision decide(HttpServletRequest request) {
        Optional<RequestPath> path = RequestPath.of(request);
        if (path.isEmpty()) {
            return new Refuse(Refusal.of(AMBIGUOUS_URI, AnswerKind.of(request, false)));
        }
        if (anyMatches(publicPaths, path.get()) || Preflight.matches(request)) {
            return new Proceed(Identity.anonymous());
        }
        return authenticate(request, AnswerKind.of(request, anyMatches(apiPaths, path.get())));
    }

    /** Who the request is from, asked where nobody had to be known: {@code authenticate(response)} on a public path. */
    Decision authenticate(HttpServletRequest request) {
        boolean apiPath = RequestPath.of(request)
                .filter(path -> anyMatches(apiPaths, path))
                .isPresent();
        return authenticate(request, AnswerKind.of(request, apiPath));
    }

    private Decision authenticate(HttpServletRequest request, AnswerKind kind) {
        Extraction credential = extractor.extract(request);
        if (credential instanceof Extraction.None) {
            return new Refuse(Refusal.of(MISSING_TOKEN, kind));
        }
        if (credential instanceof Extraction.Malformed malformed) {
            return new Refuse(Refusal.of(malformed.reason(), kind));
        }
        return decide(request, (Extraction.Found) credential, kind);
    }

    private Decision decide(HttpServletRequest request, Extraction.Found credential, AnswerKind kind) {
        Verification result = verifier.verify(credential.token());
        if (result instanceof Verification.Unavailable outage) {
            return new Refuse(Refusal.of(KEYS_UNAVAILABLE, kind).withRetryAfter(outage.retryAfter()));
        }
        if (result instanceof Verification.Rejected rejected) {
            return refuse(rejected.reason(), credential, kind);
        }
        Optional<Identity> identity = identities.identity(((Verification.Verified) result).jwt());
        if (identity.isEmpty()) {
            return refuse(CLAIM_MISSING, credential, kind);
        }
        if (credential.carrier() == Carrier.COOKIE && !crossSite.passes(request)) {
            return refuse(CSRF_CROSS_SITE, credential, kind);
        }
        return new Proceed(identity.get());
    }

    private static Decision refuse(RejectionReason reason, Extraction.Found credential, AnswerKind kind) {
        Refusal refusal = Refusal.of(reason, kind);
        return new Refuse(credential.carrier() == Carrier.COOKIE ? refusal.withCookieToken() : refusal);
    }

    private static boolean anyMatches(List<PathPattern> patterns, RequestPath path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
