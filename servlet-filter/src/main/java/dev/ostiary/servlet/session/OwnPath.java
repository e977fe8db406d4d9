package dev.ostiary.servlet.session;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;

/**
 * One of the filter's own paths. Immutable.
 *
 * @param pattern exactly this path, within the application
 * @param endpoint what stands there
 */
public record OwnPath(PathPattern pattern, SessionEndpoint endpoint) {
    /**
     * Makes one.
     *
     * @param path within the application
     * @param endpoint what stands there
     * @return the two
     */
    public static OwnPath at(String path, SessionEndpoint endpoint) {
        return new OwnPath(PathPattern.parse(path), endpoint);
    }

    boolean matches(RequestPath path) {
        return pattern.matches(path);
    }
}
