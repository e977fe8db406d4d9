package dev.ostiary.servlet.signin;

import jakarta.servlet.http.HttpServletRequest;

/** Tells which session a request belongs to, by all that counts elsewhere. Thread-safe. */
@FunctionalInterface
public interface SessionLookup {

    /**
     * Looks.
     *
     * @param request the request
     * @param renews whether a session whose access token has expired is renewed, for a page
     * @return how it stands
     */
    KnownSession of(HttpServletRequest request, boolean renews);
}
