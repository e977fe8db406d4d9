package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;

/**
 * Finds the token in {@code Authorization: Bearer} (RFC 6750, section 2.1) or else in a cookie.
 *
 * <p>A {@code Bearer} header counts alone: the cookie is not even looked at. Another scheme, or an empty header, is no
 * credential of ours, and the cookie counts. Two {@code Authorization} lines of whatever scheme are
 * {@link RejectionReason#MULTIPLE_TOKENS}: which one is meant would be a guess, and two parsers in a row may guess differently. Cookies
 * are read as {@link CookieToken} says; a value is handed on as it was sent, whatever its characters. Immutable, thread-safe.
 */
public final class BearerOrCookie implements CredentialExtractor {
    private final CredentialExtractor cookie;
    private final BearerHeader header;

    /**
     * Makes an extractor.
     *
     * @param cookieName the cookie that carries the token; empty: cookies are never looked at
     * @throws IllegalArgumentException if the name of the cookie is empty text
     */
    public BearerOrCookie(Optional<String> cookieName) {
        this(cookieName, (line, from) -> Optional.empty());
    }

    /**
     * Makes an extractor that does not copy every token out of its header. What it finds is the same.
     *
     * @param cookieName the cookie that carries the token; empty: cookies are never looked at
     * @param kept tokens that may come again
     * @throws IllegalArgumentException if the name of the cookie is empty text
     */
    public BearerOrCookie(Optional<String> cookieName, KeptTokens kept) {
        this.cookie = cookieName.<CredentialExtractor>map(CookieToken::new).orElse(request -> new Extraction.None());
        this.header = new BearerHeader(kept);
    }

    @Override
    public Extraction extract(HttpServletRequest request) {
        Enumeration<String> lines = request.getHeaders(AuthorizationScheme.AUTHORIZATION);
        if (!lines.hasMoreElements()) {
            return cookie.extract(request);
        }
        String line = lines.nextElement();
        if (lines.hasMoreElements()) {
            return new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
        }
        Optional<Extraction> bearer = header.read(line);
        return bearer.isPresent() ? bearer.get() : cookie.extract(request);
    }
}
