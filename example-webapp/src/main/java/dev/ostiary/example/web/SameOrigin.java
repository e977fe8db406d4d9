package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether one of our own pages sent a form. The filter asks this of every request that a cookie authenticates;
 * sign-in and sign-out are public, so they ask for themselves. Otherwise another site could sign a visitor in under a
 * foreign name, or out.
 */
final class SameOrigin {
    private SameOrigin() {}

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
