package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the token in {@code Authorization: Bearer} (RFC 6750, section 2.1) or else in a cookie.
 *
 * <p>A {@code Bearer} header counts alone: the cookie is not even looked at. Another scheme, or an empty header, is no
 * credential of ours, and the cookie counts. Two {@code Authorization} lines of whatever scheme, or two cookies of the
 * name (even with one value), are {@link RejectionReason#MULTIPLE_TOKENS}: which one is meant would be a guess, and two
 * parsers in a row may guess differently. So is a cookie of which the container shows only a part. The name of the
 * cookie is compared case-sensitively; an empty cookie is no token. A cookie's value is handed on as the container
 * shows it, whatever its characters. Immutable, thread-safe.
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
        Enumeration<String> lines = request.getHeaders(AUTHORIZATION);
        if (!lines.hasMoreElements()) {
            return cookie(request);
        }
        String line = lines.nextElement();
        return lines.hasMoreElements()
                ? new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS)
                : BearerHeader.read(line).orElseGet(() -> cookie(request));
    }

    private Extraction cookie(HttpServletRequest request) {
        List<String> sent = sentValues(request);
        List<String> values = cookieName.stream()
                .flatMap(name ->
                        cookies(request).filter(cookie -> cookie.getName().equals(name)))
                .map(Cookie::getValue)
                .toList();
        if (sent.size() > 1 || values.size() > 1) {
            return new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
        }
        if (values.isEmpty() || values.get(0).isEmpty()) {
            return new Extraction.None();
        }
        String token = values.get(0);
        return sent.stream().anyMatch(text -> isCutShort(token, text))
                ? new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS)
                : new Extraction.Found(token, Carrier.COOKIE);
    }

    /** As they were sent (RFC 6265, section 4.2.1), because Undertow shows only one of several cookies of a name. */
    private List<String> sentValues(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Cookie")).stream()
                .flatMap(line -> Stream.of(line.split(";", -1)))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> cookieName.filter(pair[0].strip()::equals).isPresent())
                .map(pair -> pair.length == 2 ? pair[1].strip() : "")
                .toList();
    }

    /** Undertow ends a value at a comma, a blank or a quote, where others go on reading. */
    private static boolean isCutShort(String token, String sent) {
        return sent.contains(token) && !sent.equals(token) && !sent.equals("\"" + token + "\"");
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Stream::of);
    }
}
