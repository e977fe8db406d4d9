package dev.ostiary.servlet.session;

import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.servlet.csrf.Preflight;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
    private final List<PathPattern> apiPaths;

    /**
     * Makes them.
     *
     * @param cookies of the sessions
     * @param rotation of their refresh tokens
     * @param signOut their end
     * @param extractor finds access tokens
     * @param crossSite checks where a request comes from
     * @param apiPaths what always gets JSON
     */
    public SessionEndpoints(
            SessionCookies cookies,
            Rotation rotation,
            SignOut signOut,
            CredentialExtractor extractor,
            CrossSiteCheck crossSite,
            List<PathPattern> apiPaths) {
        this.refresh = new RefreshEndpoint(cookies, crossSite, rotation);
        this.signOut = new SignOutEndpoint(signOut, extractor, crossSite);
        this.apiPaths = List.copyOf(apiPaths);
    }

    /**
     * The endpoint that a request is for.
     *
     * @param request the request
     * @return empty for every other request, and for one whose URI can be read in two ways
     */
    public Optional<SessionEndpoint> at(HttpServletRequest request) {
        Optional<RequestPath> path = RequestPath.of(request).filter(unused -> !Preflight.matches(request));
        if (path.filter(REFRESH::matches).isPresent()) {
            return Optional.of(refresh);
        }
        return path.filter(SIGN_OUT::matches).isPresent() ? Optional.of(signOut) : Optional.empty();
    }

    /**
     * Carries out what a request to an endpoint asks for.
     *
     * @param endpoint found by {@link #at}
     * @param request the request
     * @return what to answer
     */
    public EndpointAnswer serve(SessionEndpoint endpoint, HttpServletRequest request) {
        boolean api = RequestPath.of(request)
                .filter(path -> PathPattern.anyMatches(apiPaths, path))
                .isPresent();
        return endpoint.serve(request, api);
    }
}
