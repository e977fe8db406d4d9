package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Tells whether one of our own pages sent a form. The filter asks this of every request that a cookie authenticates;
 * the forms for signing in and for a new password are public, so they ask for themselves. Otherwise another site could sign
 * a visitor in under a foreign name.
 */
final class SameOrigin {
    /** The request attribute by which the error page knows what was refused here. */
    static final String REFUSED = SameOrigin.class.getName() + ".refused";

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private SameOrigin() {}

    /** Answers 403 and {@code true} unless one of our own pages sent the form. */
    static boolean refuses(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (sent(request)) {
            return false;
        }
        request.setAttribute(REFUSED, true);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return true;
    }

    /** Believes {@code Sec-Fetch-Site}; without it, {@code Origin} must be there and be ours. Two of either prove nothing. */
    static boolean sent(HttpServletRequest request) {
        List<String> sites = Collections.list(request.getHeaders("Sec-Fetch-Site"));
        return sites.isEmpty()
                ? own(Collections.list(request.getHeaders("Origin")), request)
                : sites.size() == 1 && OWN_SITES.contains(sites.get(0));
    }

    private static boolean own(List<String> origins, HttpServletRequest request) {
        String here = request.getScheme() + "://" + request.getHeader("Host");
        return origins.size() == 1 && here.equalsIgnoreCase(origins.get(0));
    }
}
