package dev.ostiary.servlet.session;

import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.servlet.csrf.Preflight;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The filter's own paths, {@code /auth/refresh} and {@code /auth/sign-out} within the application. They stand before all rules. A CORS
 * preflight goes to the application, as it does everywhere. Immutable, thread-safe.
 */
public final class SessionEndpoints {
    /** Where a session is refreshed, within the application. */
    public static final String REFRESH_PATH = "/auth/refresh";

    /** Where a session is signed out, within the application. */
    public static final String SIGN_OUT_PATH = "/auth/sign-out";

    private static final PathPattern REFRESH = PathPattern.parse(REFRESH_PATH);
    private static final PathPattern SIGN_OUT = PathPattern.parse(SIGN_OUT_PATH);

    private final SessionEndpoint refresh;
    private final SessionEndpoint signOut;

    /**
     * Makes them.
     *
     * @param cookies of the sessions
     * @param ownCookies which of them may be cleared
     * @param rotation of their refresh tokens
     * @param signOut their end
     * @param crossSite checks where a request comes from
     */
    public SessionEndpoints(
            SessionCookies cookies,
            OwnCookies ownCookies,
            Rotation rotation,
            SignOut signOut,
            CrossSiteCheck crossSite) {
        this.refresh = new RefreshEndpoint(cookies, ownCookies, crossSite, rotation);
        this.signOut = new SignOutEndpoint(signOut, crossSite);
    }

    /**
     * The endpoint that a request is for.
     *
     * @param path where the request goes
     * @param request the request
     * @return empty for every other request
     */
    public Optional<SessionEndpoint> at(RequestPath path, HttpServletRequest request) {
        if (REFRESH.matches(path)) {
            return unlessPreflight(refresh, request);
        }
        return SIGN_OUT.matches(path) ? unlessPreflight(signOut, request) : Optional.empty();
    }

    private static Optional<SessionEndpoint> unlessPreflight(SessionEndpoint endpoint, HttpServletRequest request) {
        return Preflight.matches(request) ? Optional.empty() : Optional.of(endpoint);
    }
}
