package dev.ostiary.testkit;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a tab shows: the last answer, after all redirects.
 *
 * @param uri where it is from
 * @param status of the answer
 * @param headers by name in lower case
 * @param body as text
 * @param hops every address that was asked on the way, the last one is {@link #uri}
 */
public record BrowserPage(URI uri, int status, Map<String, List<String>> headers, String body, List<URI> hops) {
    /**
     * A field of the answer.
     *
     * @param name in any case
     * @return its first value; empty: it is not there
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /**
     * All values of a field of the answer.
     *
     * @param name in any case
     * @return such as each {@code Set-Cookie}; empty: it is not there
     */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /**
     * Where the answer would lead, in a tab that does not follow.
     *
     * @return the target of a redirect; empty: it is none
     */
    public Optional<URI> redirect() {
        boolean redirects = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        return redirects ? header("Location").map(target -> uri.resolve(target)) : Optional.empty();
    }

    /**
     * The first address on the way whose path begins so, such as {@code /auth/callback}.
     *
     * @param path begin of the path
     * @return the address with its query
     */
    public Optional<URI> hop(String path) {
        return hops.stream()
                .filter(hop -> String.valueOf(hop.getRawPath()).startsWith(path))
                .findFirst();
    }

    /** The last policy that is known; with none the browser's own (Referrer Policy, section 8.1). */
    String referrerPolicy() {
        return policy().isEmpty() ? BrowserRequest.USUAL_POLICY : policy();
    }

    /** As the field says it; empty: it says none. */
    String policy() {
        String field = header("Referrer-Policy").orElse("").strip().toLowerCase(Locale.ROOT);
        return field.substring(field.lastIndexOf(',') + 1).strip();
    }

    /** Whether going back has to ask for it again. */
    boolean isStored() {
        return !header("Cache-Control").orElse("").contains("no-store");
    }

    /** Shows status and place, without the query, and nothing of the body. */
    @Override
    public String toString() {
        return status + " " + Site.origin(uri) + uri.getRawPath();
    }
}
