package dev.ostiary.key;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the issuer where its JWK set is: OpenID Connect Discovery 1.0, section 4, then RFC 8414, section 3.
 *
 * <p>Only an answer that is not 200 leads from the first to the second: a document that is there and wrong is wrong.
 */
final class Discovery implements KeyLocation {
    /** Issuers hardly ever move their keys, and asking costs a second exchange at each refresh. */
    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final String issuer;
    private final List<URI> documents;
    private final boolean plainHttpAllowed;

    private Discovery(String issuer, List<URI> documents, boolean plainHttpAllowed) {
        this.issuer = issuer;
        this.documents = documents;
        this.plainHttpAllowed = plainHttpAllowed;
    }

    static Discovery of(String issuer, UriPolicy policy) {
        URI uri = policy.require("issuer", parsed(issuer));
        if (uri.getRawQuery() != null) {
            throw new IllegalArgumentException("issuer: expected a URL without a query");
        }
        return new Discovery(issuer, DiscoveryDocuments.of(uri), policy.plainHttpAllowed() || isPlainHttp(uri));
    }

    private static URI parsed(String issuer) {
        try {
            return URI.create(issuer);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("issuer: expected an absolute URL");
        }
    }

    @Override
    public Outcome find(Exchange exchange, @Nullable Found last, Instant now) {
        if (last != null && now.isBefore(last.since().plus(KEPT_FOR))) {
            return last;
        }
        FetchOutcome first = exchange.get(documents.get(0), Optional.empty());
        if (!isAbsent(first)) {
            return read(first, documents.get(0), "", now);
        }
        String before = ((FetchOutcome.Failed) first).detail() + ", then ";
        return read(exchange.get(documents.get(1), Optional.empty()), documents.get(1), before, now);
    }

    private Outcome read(FetchOutcome outcome, URI where, String before, Instant now) {
        if (outcome instanceof FetchOutcome.Document document) {
            return read(document, where, now);
        }
        return outcome instanceof FetchOutcome.Failed failed
                ? new NotFound(failed.fault(), before + failed.detail())
                : notFound(JwksFault.STATUS, "status 304, not modified, which nobody had asked for", where);
    }

    private static NotFound notFound(JwksFault fault, String detail, URI where) {
        return new NotFound(fault, detail + " (" + KeyLocation.shown(where) + ")");
    }

    private static NotFound notFound(JwksFault fault, URI where) {
        return notFound(fault, fault.description(), where);
    }

    private static boolean isAbsent(FetchOutcome outcome) {
        return outcome instanceof FetchOutcome.Failed failed
                && (failed.fault() == JwksFault.STATUS || failed.fault() == JwksFault.REDIRECT);
    }

    private Outcome read(FetchOutcome.Document document, URI where, Instant now) {
        Map<String, @Nullable Object> members;
        try {
            members = StrictJson.parseObject(document.body());
        } catch (JsonSyntaxException e) {
            return notFound(JwksFault.NOT_JSON, NoJson.describe(document.body()), where);
        }
        if (!issuer.equals(members.get("issuer"))) {
            return notFound(JwksFault.ISSUER_MISMATCH, where);
        }
        return location(members.get("jwks_uri"), where, now);
    }

    /** An issuer elsewhere has no business with what listens on this machine, which alone may be asked without TLS. */
    private Outcome location(@Nullable Object jwksUri, URI where, Instant now) {
        try {
            if (!(jwksUri instanceof String text)) {
                return notFound(JwksFault.NO_JWKS_URI, where);
            }
            URI uri = URI.create(text);
            return isPlainHttp(uri) && !plainHttpAllowed
                    ? notFound(JwksFault.FORBIDDEN_URI, where)
                    : new Found(uri, now);
        } catch (IllegalArgumentException noUri) {
            return notFound(JwksFault.NO_JWKS_URI, where);
        }
    }

    private static boolean isPlainHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    @Override
    public String toString() {
        return issuer;
    }
}
