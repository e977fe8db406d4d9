package dev.ostiary.example.web;

import dev.ostiary.issue.IssuedToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;

/** The cookie that carries the token between browser and filter: out of reach for scripts and for other sites. */
final class AccessCookie {
    /** The filter's default {@code cookie-name}. */
    static final String NAME = "access_token";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private AccessCookie() {}

    /** Holds the token for as long as the token lives. */
    static Cookie holding(IssuedToken token, HttpServletRequest request) {
        Duration lifetime = Duration.between(token.issuedAt(), token.expiresAt());
        return cookie(token.token(), Math.toIntExact(lifetime.toSeconds()), request);
    }

    /** Makes the browser forget the token. */
    static Cookie cleared(HttpServletRequest request) {
        return cookie("", 0, request);
    }

    private static Cookie cookie(String value, int maxAge, HttpServletRequest request) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setMaxAge(maxAge);
        cookie.setPath(request.getContextPath().isEmpty() ? "/" : request.getContextPath());
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(request.isSecure() || !LOOPBACK.contains(request.getServerName()));
        return cookie;
    }
}
