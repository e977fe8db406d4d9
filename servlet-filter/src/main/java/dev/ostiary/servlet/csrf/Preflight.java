package dev.ostiary.servlet.csrf;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Recognises the preflight of a cross-origin request, which browsers send without any credential (Fetch, section 4.8).
 *
 * <p>Anybody can send one, and it reaches the application: nobody in particular, but a servlet that overrides
 * {@code service()} must not do anything for {@code OPTIONS}.
 */
public final class Preflight {
    private Preflight() {}

    /**
     * Whether a request is a preflight: {@code OPTIONS} with {@code Origin} and {@code Access-Control-Request-Method}.
     *
     * @param request the request
     * @return true where all three are there; their values are not judged
     */
    public static boolean matches(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
