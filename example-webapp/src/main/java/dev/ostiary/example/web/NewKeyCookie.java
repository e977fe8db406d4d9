package dev.ostiary.example.web;

import dev.ostiary.issue.SessionSeal;
import dev.ostiary.issue.Unsealing;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Carries a new API key from the form that made it to the page that shows it, once. It must be in no address, and the store
 * has only its hash. So the browser takes it along for a minute, encrypted, and for its own session alone. Any node can
 * read it. Immutable and thread-safe.
 */
final class NewKeyCookie {
    private static final String NAME = "new_key";
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final SessionSeal seal;

    NewKeyCookie() {
        seal = SessionSeal.of(SigningSecret.sealingKey(NAME)).withPurpose(NAME).withLifetime(LIFETIME);
    }

    void put(HttpServletRequest request, HttpServletResponse response, String sessionId, String key) {
        String sealed = seal.seal(Map.of("session", sessionId, "key", key));
        response.addCookie(cookie(request, sealed, (int) LIFETIME.toSeconds()));
    }

    /** The key, if one was just made in this session; takes it from the browser. */
    Optional<String> take(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        Optional<Cookie> cookie = Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(sent -> sent.getName().equals(NAME))
                .findFirst();
        cookie.ifPresent(sent -> response.addCookie(cookie(request, "", 0)));
        return cookie.map(sent -> seal.unseal(sent.getValue()))
                .filter(Unsealing.Unsealed.class::isInstance)
                .map(unsealed -> ((Unsealing.Unsealed) unsealed).claims())
                .filter(claims -> sessionId.equals(claims.get("session")))
                .map(claims -> String.valueOf(claims.get("key")));
    }

    private static Cookie cookie(HttpServletRequest request, String value, int maxAge) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath(Base.of(request) + request.getServletPath());
        cookie.setMaxAge(maxAge);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }
}
