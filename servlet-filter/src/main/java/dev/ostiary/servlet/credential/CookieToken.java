package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the token that a cookie carries.
 *
 * <p>Two cookies of the name (even with one value) are {@link RejectionReason#MULTIPLE_TOKENS}, and so is a cookie of which the
 * container shows only a part. The name is compared case-sensitively; an empty cookie is no token. Immutable, thread-safe.
 */
public final class CookieToken implements CredentialExtractor {
    private final String name;

    /**
     * Makes an extractor.
     *
     * @param name of the cookie
     */
    public CookieToken(String name) {
        this.name = name;
    }

    @Override
    public Extraction extract(HttpServletRequest request) {
        List<String> sent = sentValues(request);
        List<String> values = shownValues(request);
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

    /**
     * Every token under that name, for whoever takes them all away from the browser.
     *
     * @param request the request
     * @return distinct, at most 8, perhaps none
     */
    public List<String> all(HttpServletRequest request) {
        return Stream.concat(shownValues(request).stream(), sentValues(request).stream())
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(8)
                .toList();
    }

    private List<String> shownValues(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .toList();
    }

    /** As they were sent (RFC 6265, section 4.2.1), because Undertow shows only one of several cookies of a name. */
    private List<String> sentValues(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Cookie")).stream()
                .flatMap(line -> Stream.of(line.split(";", -1)))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].strip().equals(name))
                .map(pair -> pair.length == 2 ? pair[1].strip() : "")
                .toList();
    }

    /** Undertow ends a value at a comma, a blank or a quote, where others go on reading. */
    private static boolean isCutShort(String token, String sent) {
        return sent.contains(token) && !sent.equals(token) && !sent.equals("\"" + token + "\"");
    }
}
