package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the token in {@code Authorization: Bearer} (RFC 6750, section 2.1) or else in a cookie.
 *
 * <p>A {@code Bearer} header counts alone: the cookie is not even looked at. Another scheme, or an empty header, is no
 * credential of ours, and the cookie counts. Two {@code Authorization} lines of whatever scheme, or two cookies of the
 * name (even with one value), are {@link RejectionReason#MULTIPLE_TOKENS}: which one is meant would be a guess, and two
 * parsers in a row may guess differently. The name of the cookie is compared case-sensitively; an empty cookie is no
 * token. A cookie's value is handed on as it is, whatever its characters. Immutable, thread-safe.
 */
public final class BearerOrCookie implements CredentialExtractor {
    private static final String AUTHORIZATION = "Authorization";

    private final Optional<String> cookieName;

    /**
     * Makes an extractor.
     *
     * @param cookieName the cookie that carries the token; empty: cookies are never looked at
     */
    public BearerOrCookie(Optional<String> cookieName) {
        this.cookieName = cookieName;
    }

    BearerOrCookie withoutCookies() {
        return new BearerOrCookie(Optional.empty());
    }

    @Override
    public Extraction extract(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders(AUTHORIZATION));
        if (lines.size() > 1) {
            return new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
        }
        return lines.stream()
                .flatMap(line -> BearerHeader.read(line).stream())
                .findFirst()
                .orElseGet(() -> cookie(request));
    }

    private Extraction cookie(HttpServletRequest request) {
        List<String> values = cookieName.stream()
                .flatMap(name ->
                        cookies(request).filter(cookie -> cookie.getName().equals(name)))
                .map(Cookie::getValue)
                .toList();
        if (values.size() > 1) {
            return new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
        }
        return values.isEmpty() || values.get(0).isEmpty()
                ? new Extraction.None()
                : new Extraction.Found(values.get(0), Carrier.COOKIE);
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Stream::of);
    }
}
