package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether one of our own pages sent a form. The filter asks this of every request that a cookie authenticates;
 * sign-in and sign-out are public, so they ask for themselves. Otherwise another site could sign a visitor in under a
 * foreign name, or out.
 */
final class SameOrigin {
    /** The request attribute by which the error page knows what was refused here. */
    static final String REFUSED = SameOrigin.class.getName() + ".refused";

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

    /** Believes {@code Sec-Fetch-Site}; without it, {@code Origin} must be there and be ours. */
    static boolean sent(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null
                ? own(request.getHeader("Origin"), request)
                : site.equals("same-origin") || site.equals("none");
    }

    private static boolean own(@Nullable String origin, HttpServletRequest request) {
        return (request.getScheme() + "://" + request.getHeader("Host")).equalsIgnoreCase(origin);
    }
}
