package dev.ostiary.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request of a browser, perhaps in the midst of redirects. Immutable.
 *
 * @param kind what began it
 * @param method such as {@code GET}
 * @param uri where it goes now
 * @param body of the request; {@code null}: none
 * @param contentType of the body
 * @param initiator the page that began it; empty: the user, by the address bar or a bookmark
 * @param referrerPolicy of that page, or of the last redirect that had one
 * @param chain where it was before, the first one first
 * @param headers set by a script
 */
record BrowserRequest(
        Kind kind,
        String method,
        URI uri,
        @Nullable String body,
        String contentType,
        Optional<URI> initiator,
        String referrerPolicy,
        List<URI> chain,
        Map<String, String> headers) {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String USUAL_POLICY = "strict-origin-when-cross-origin";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What began a request. */
    enum Kind {
        /** The user: an address, a link, a button. */
        USER_NAVIGATION,
        /** A script that sends the whole page elsewhere. */
        SCRIPT_NAVIGATION,
        /** A script that fetches. */
        FETCH
    }

    static BrowserRequest typed(URI uri) {
        return new BrowserRequest(
                Kind.USER_NAVIGATION, "GET", uri, null, "", Optional.empty(), USUAL_POLICY, List.of(), Map.of());
    }

    static BrowserRequest from(BrowserPage page, Kind kind, String method, URI uri, @Nullable String body) {
        return new BrowserRequest(
                kind, method, uri, body, FORM, Optional.of(page.uri()), page.referrerPolicy(), List.of(), Map.of());
    }

    BrowserRequest with(Map<String, String> more, String type) {
        return new BrowserRequest(kind, method, uri, body, type, initiator, referrerPolicy, chain, Map.copyOf(more));
    }

    /** What a redirect makes of it (Fetch standard, HTTP-redirect fetch): 303 is a GET, and so are 301 and 302 after a POST. */
    BrowserRequest redirected(int status, URI target, String policy) {
        boolean asGet = (status == 303 && !method.equals("HEAD"))
                || ((status == 301 || status == 302) && method.equals("POST"));
        List<URI> longer = new ArrayList<>(chain);
        longer.add(uri);
        return new BrowserRequest(
                kind,
                asGet ? "GET" : method,
                target,
                asGet ? null : body,
                contentType,
                initiator,
                policy.isEmpty() ? referrerPolicy : policy,
                List.copyOf(longer),
                headers);
    }

    /** The same once more, for a page that is loaded again: from where it ended. */
    BrowserRequest again() {
        return new BrowserRequest(kind, method, uri, body, contentType, initiator, referrerPolicy, List.of(), headers);
    }

    boolean isNavigation() {
        return kind != Kind.FETCH;
    }

    boolean isSafe() {
        return SAFE.contains(method);
    }

    boolean isSameSite() {
        return Site.isSame(initiator, uri);
    }

    /** Shows where it goes, without the query. */
    @Override
    public String toString() {
        return method + " " + Site.origin(uri) + uri.getRawPath();
    }
}
