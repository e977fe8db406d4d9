package dev.ostiary.servlet.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What a browser loses when its user signs out: the session's cookies, the container's session, and what its cache has kept
 * ({@code Clear-Site-Data}, which browsers obey over secure connections). Thread-safe.
 *
 * @param cookies those of them that are this application's own
 * @param session the container's
 */
public record BrowserSignOut(OwnCookies cookies, ContainerSession session) {
    private static final String CLEAR_SITE_DATA = "Clear-Site-Data";
    private static final String CACHE = "\"cache\"";

    /**
     * Takes it all away.
     *
     * @param request of the user whose sign-out is recorded
     * @param response not committed
     */
    public void of(HttpServletRequest request, HttpServletResponse response) {
        cookies.clear(request, response);
        session.signedOut(request);
        response.addHeader(CLEAR_SITE_DATA, CACHE);
    }
}
