package dev.ostiary.servlet.session;

import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.servlet.csrf.Preflight;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * The filter's own paths. They stand before all rules. A CORS preflight goes to the application, as it does everywhere. Immutable,
 * thread-safe.
 */
public final class SessionEndpoints {
    /** Below it they are, within the application, unless told otherwise. */
    public static final String AUTH_PATH = "/auth";

    /** Looked at first: few requests are for any of them. */
    private final PathPattern below;

    private final List<OwnPath> paths;

    /**
     * Takes them; of two at one path the first counts.
     *
     * @param authPath below which all of them are, within the application
     * @param paths what stands where
     */
    public SessionEndpoints(String authPath, List<OwnPath> paths) {
        this.below = PathPattern.parse(authPath + "/**");
        this.paths = List.copyOf(paths);
    }

    /**
     * Those of every session: {@code refresh} and {@code sign-out}.
     *
     * @param authPath below which they are, within the application
     * @param cookies of the sessions
     * @param ownCookies which of them may be cleared
     * @param rotation of their refresh tokens
     * @param signOut their end
     * @param crossSite checks where a request comes from
     * @return what stands where
     */
    public static List<OwnPath> ofSessions(
            String authPath,
            SessionCookies cookies,
            OwnCookies ownCookies,
            Rotation rotation,
            SignOut signOut,
            CrossSiteCheck crossSite) {
        return List.of(
                OwnPath.at(authPath + "/refresh", new RefreshEndpoint(cookies, ownCookies, crossSite, rotation)),
                OwnPath.at(authPath + "/sign-out", new SignOutEndpoint(signOut, crossSite)));
    }

    /**
     * The endpoint that a request is for.
     *
     * @param path where the request goes
     * @param request the request
     * @return empty for every other request
     */
    public Optional<SessionEndpoint> at(RequestPath path, HttpServletRequest request) {
        if (!below.matches(path)) {
            return Optional.empty();
        }
        Optional<SessionEndpoint> found = paths.stream()
                .filter(own -> own.matches(path))
                .map(OwnPath::endpoint)
                .findFirst();
        return found.isPresent() && Preflight.matches(request) ? Optional.empty() : found;
    }
}
