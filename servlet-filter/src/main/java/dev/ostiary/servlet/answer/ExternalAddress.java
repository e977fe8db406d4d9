package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.csrf.TrustedProxy;
import dev.ostiary.servlet.path.RequestPath;
import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The application's address as its clients see it, which a proxy may have made another one than the container's: its origin, and its base
 * path, with which redirects, paths to return to and cookies begin. Immutable and thread-safe.
 *
 * <p>The base path is the one that was given; else, where a trusted proxy has sent the request, what its {@code X-Forwarded-Prefix} says;
 * else the context path. A header that stands there twice, lists several paths, or could be read in two ways says nothing. Rules are
 * never matched against any of this.
 */
public final class ExternalAddress {
    /** Of a path segment what never needs escaping (RFC 3986, section 3.3), without what has a meaning in cookies and lists. */
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+=:@%-]+)*");

    private static final int MAX_CHARACTERS = 500;

    private final Function<HttpServletRequest, Optional<Origin>> origin;
    private final Optional<String> path;
    private final List<TrustedProxy> trustedProxies;

    /**
     * Makes one.
     *
     * @param origin tells the origin, for example {@link Origin#of}
     * @param path the base path whatever the request; empty: told by the request
     * @param trustedProxies whose {@code X-Forwarded-Prefix} is believed; none: nobody's
     * @throws IllegalArgumentException if the path is not as {@link #isBasePath} demands
     */
    public ExternalAddress(
            Function<HttpServletRequest, Optional<Origin>> origin,
            Optional<String> path,
            List<TrustedProxy> trustedProxies) {
        path.filter(given -> !isBasePath(given)).ifPresent(bad -> {
            throw new IllegalArgumentException("'" + bad + "' is no base path; expected text such as /ctx, or none");
        });
        this.origin = origin;
        this.path = path;
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * Whether a text may be the base path of an application: empty for the root, else segments that each begin with a slash, have
     * one reading, and can stand in a redirect and in a cookie as they are.
     *
     * @param text raw, with escapes
     * @return false also for a slash at the end, and for more than 500 characters
     */
    public static boolean isBasePath(String text) {
        return text.isEmpty()
                || (text.length() <= MAX_CHARACTERS
                        && PLAIN.matcher(text).matches()
                        && RequestPath.hasOneReading(text));
    }

    /**
     * The origin that the client of a request used.
     *
     * @param request the request
     * @return empty where it cannot be told
     */
    public Optional<Origin> origin(HttpServletRequest request) {
        return origin.apply(request);
    }

    /**
     * The path of the application, as the client of a request begins its paths.
     *
     * @param request the request
     * @return visible ASCII; empty for the root of the host
     */
    public String basePath(HttpServletRequest request) {
        return path.or(() -> forwardedPrefix(request)).orElseGet(() -> ContextPath.of(request));
    }

    /**
     * The base path as far as it is known before there is any request.
     *
     * @param contextPath where the container has put the application
     * @return the one that was given, else the context path
     */
    public String basePathAtStart(String contextPath) {
        return path.orElse(contextPath);
    }

    /**
     * The path of a request as its client sent it, before a proxy has cut something off or added it.
     *
     * @param request the request, whose URI has one reading
     * @return raw, as in the request line, without the query
     */
    public String requestPath(HttpServletRequest request) {
        String base = basePath(request);
        String contextPath = ContextPath.of(request);
        if (base.equals(contextPath)) {
            return request.getRequestURI();
        }
        String path = base + withinApplication(request.getRequestURI(), contextPath);
        return path.isEmpty() ? "/" : path;
    }

    /**
     * Where a page of the settings is.
     *
     * @param page a path within the application that begins with a slash, or an absolute URL
     * @param request the request
     * @return what stands in a redirect
     */
    public String locationOf(String page, HttpServletRequest request) {
        return page.startsWith("/") ? basePath(request) + page : page;
    }

    /** The client may have written the context path with escapes of its own, but not with other slashes. */
    private static String withinApplication(String uri, String contextPath) {
        int segments = (int) contextPath.chars().filter(c -> c == '/').count();
        int end = 0;
        for (int i = 0; i < segments && end >= 0; i++) {
            end = uri.indexOf('/', end + 1);
        }
        return end < 0 ? "" : uri.substring(end);
    }

    private Optional<String> forwardedPrefix(HttpServletRequest request) {
        if (!TrustedProxy.hasSent(request, trustedProxies)) {
            return Optional.empty();
        }
        List<String> lines = Told.list(request.getHeaders("X-Forwarded-Prefix"));
        return lines.size() == 1
                ? Optional.of(withoutLastSlash(lines.get(0).strip())).filter(ExternalAddress::isBasePath)
                : Optional.empty();
    }

    /** Some proxies send the prefix as their configuration has it, {@code /shop/} or {@code /}. */
    private static String withoutLastSlash(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
