package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * @throws IllegalArgumentException if it is empty
     */
    public CookieToken(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name: a cookie's name is never empty");
        }
        this.name = name;
    }

    @Override
    public Extraction extract(HttpServletRequest request) {
        List<SentCookie> sent = SentCookie.named(name, request);
        List<String> values = shownValues(request);
        if (sent.size() > 1 || values.size() > 1) {
            return new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
        }
        if (values.isEmpty() || values.get(0).isEmpty()) {
            return new Extraction.None();
        }
        String token = values.get(0);
        return !sent.isEmpty() && sent.get(0).isCutShortTo(token)
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
        Stream<String> sent = SentCookie.named(name, request).stream().map(SentCookie::value);
        return Stream.concat(shownValues(request).stream(), sent)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(8)
                .toList();
    }

    private List<String> shownValues(HttpServletRequest request) {
        List<String> values = new ArrayList<>(1);
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    values.add(cookie.getValue());
                }
            }
        }
        return values;
    }
}
