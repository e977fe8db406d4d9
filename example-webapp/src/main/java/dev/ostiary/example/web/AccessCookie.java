package dev.ostiary.example.web;

import dev.ostiary.issue.IssuedToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The cookie that carries the token between browser and filter: out of reach for scripts and for other sites. */
final class AccessCookie {
    /** The filter's default {@code cookie-name}. */
    static final String NAME = "access_token";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private AccessCookie() {}

    /** Holds the token for as long as the token lives. */
    static Cookie holding(IssuedToken token, HttpServletRequest request) {
        Duration lifetime = Duration.between(token.issuedAt(), token.expiresAt());
        return cookie(token.token(), Math.toIntExact(lifetime.toSeconds()), path(request), request);
    }

    /** Make the browser forget the token, ours and one that was set for the whole host. */
    static List<Cookie> cleared(HttpServletRequest request) {
        return Stream.of(path(request), "/")
                .distinct()
                .map(path -> cookie("", 0, path, request))
                .toList();
    }

    private static String path(HttpServletRequest request) {
        String base = Base.of(request);
        return base.isEmpty() ? "/" : base;
    }

    private static Cookie cookie(String value, int maxAge, String path, HttpServletRequest request) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setMaxAge(maxAge);
        cookie.setPath(path);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(request.isSecure() || !LOOPBACK.contains(request.getServerName()));
        return cookie;
    }
}
