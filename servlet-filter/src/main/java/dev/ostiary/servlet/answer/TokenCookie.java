package dev.ostiary.servlet.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;

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
     * Clears it at the application's base path and at {@code /}: one that is left over at the other path would stand beside the
     * next one, and two cookies of one name are refused. With the prefix {@code __Host-} there is none but at {@code /}.
     *
     * @param request the request that came with it
     * @param response where the cookies are set; not committed
     */
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        boolean secure = request.isSecure() || name.demandsSecure();
        String attributes = "; Max-Age=0; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
        paths(request).forEach(path -> response.addHeader("Set-Cookie", name.text() + "=; Path=" + path + attributes));
    }

    private Stream<String> paths(HttpServletRequest request) {
        String basePath = address.basePath(request);
        return basePath.isEmpty() || name.demandsRootPath() ? Stream.of("/") : Stream.of(basePath, "/");
    }
}
