package dev.ostiary.servlet.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Takes the cookie of a token away from the browser (RFC 6265, section 3.1). Immutable, thread-safe. */
public final class TokenCookie {
    private final CookieName name;
    private final ExternalAddress address;

    /**
     * Names the cookie.
     *
     * @param name the name of the cookie that carries the token
     * @param address where browsers see the application, and so keep its cookies
     */
    public TokenCookie(String name, ExternalAddress address) {
        this.name = new CookieName(name);
        this.address = address;
    }

    /**
     * Clears it at the application's base path, and nowhere else: a cookie of that name at {@code /} is that of another application, for
     * which this one stands below it. With the prefix {@code __Host-} there is none but at {@code /}.
     *
     * @param request the request that came with it
     * @param response where the cookie is set; not committed
     */
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Set-Cookie", clearing(request));
    }

    /**
     * The line of {@code Set-Cookie} that does so.
     *
     * @param request the request that came with it
     * @return its value
     */
    public String clearing(HttpServletRequest request) {
        boolean secure = request.isSecure() || name.demandsSecure();
        String attributes = "; Max-Age=0; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
        return name.text() + "=; Path=" + path(request) + attributes;
    }

    private String path(HttpServletRequest request) {
        String basePath = address.basePath(request);
        return basePath.isEmpty() || name.demandsRootPath() ? "/" : basePath;
    }
}
