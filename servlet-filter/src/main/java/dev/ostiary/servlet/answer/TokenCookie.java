package dev.ostiary.servlet.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Takes the cookie of a token away from the browser (RFC 6265, section 3.1). Immutable, thread-safe. */
public final class TokenCookie {
    private final CookieName name;

    /**
     * Names the cookie.
     *
     * @param name the name of the cookie that carries the token
     */
    public TokenCookie(String name) {
        this.name = new CookieName(name);
    }

    /**
     * Clears it at the application's own path, and nowhere else: a cookie of that name at {@code /} is that of another application, for
     * which this one stands below it. With the prefix {@code __Host-} there is none but at {@code /}.
     *
     * @param request the request that came with it
     * @param response where the cookie is set; not committed
     */
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        boolean secure = request.isSecure() || name.demandsSecure();
        String attributes = "; Max-Age=0; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
        response.addHeader("Set-Cookie", name.text() + "=; Path=" + path(request) + attributes);
    }

    private String path(HttpServletRequest request) {
        String contextPath = ContextPath.of(request);
        return contextPath.isEmpty() || name.demandsRootPath() ? "/" : contextPath;
    }
}
