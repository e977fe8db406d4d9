package dev.ostiary.servlet.path;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes within its application, of which nobody on the way can have another opinion.
 *
 * <p>Whoever holds one knows that the raw URI has a single reading and that the container has come to the same one.
 * Immutable and thread-safe.
 */
public final class RequestPath {
    private static final int USUAL_DEPTH = 6;

    private final List<String> segments;
    private final List<String> askedSegments;
    private final String servletName;

    private RequestPath(String path, String asked, String servletName) {
        this.segments = split(path);
        this.askedSegments = asked.equals(path) ? segments : split(asked);
        this.servletName = servletName;
    }

    /**
     * Reads the path of a request.
     *
     * <p>Ambiguous, and so refused, are: an escaped slash, backslash, dot or semicolon; an escaped percent sign that hides
     * another escape; empty segments and the segments {@code .} and {@code ..}, also before or within path parameters;
     * backslashes, control characters, white space and anything else outside printable ASCII, raw; control characters
     * escaped; escapes that are malformed or not valid UTF-8; a URI that does not begin with a slash. A path parameter that
     * hides none of these ({@code /a;v=1/b}) is dropped; so is one of a folder ({@code /a/;jsessionid=1}), which containers
     * write themselves.
     *
     * <p>Then the container's view must agree: context path, servlet path and path info together are the URI as read
     * here. One difference is allowed, since containers name the welcome file that they have chosen: to a URI that ends in
     * a slash they may add the plain relative path of a file.
     *
     * @param request a request as the container dispatched it from its client
     * @return the path; empty when the URI is ambiguous
     */
    public static Optional<RequestPath> of(HttpServletRequest request) {
        String uri = RawUri.read(request.getRequestURI()).orElse("");
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        // Only now is the container asked: Jetty throws for the URIs that it holds to be ambiguous itself.
        Optional<String> path = containerPath(request);
        return path.isPresent() && sameReading(uri, request.getContextPath(), path.get())
                ? Optional.of(of(path.get().isEmpty() ? "/" : path.get(), uri, request))
                : Optional.empty();
    }

    /**
     * Whether a raw path, escapes and path parameters included, means the same to every reader: what
     * {@link #of(HttpServletRequest)} demands of a URI before it asks the container.
     *
     * @param rawPath a path without query and fragment
     * @return false for a path that would be refused as ambiguous
     */
    public static boolean hasOneReading(String rawPath) {
        return RawUri.read(rawPath).isPresent();
    }

    /**
     * What a raw path says, decoded and without path parameters, as {@link #of(HttpServletRequest)} reads a URI.
     *
     * @param rawPath a path without query and fragment
     * @return empty for a path that would be refused as ambiguous
     */
    public static Optional<String> reading(String rawPath) {
        return RawUri.read(rawPath);
    }

    /**
     * The path within the application: servlet path and path info, decoded by the container.
     *
     * @return {@code /} or a text that begins with it, also for a context root that was asked for without its slash
     */
    public String path() {
        return "/" + String.join("/", segments);
    }

    /**
     * The name of the servlet that the container has resolved.
     *
     * @return empty text when the container names none
     */
    public String servletName() {
        return servletName;
    }

    /** The segments as the client asked for them: another path than {@link #segments} only where a welcome file answers. */
    List<String> askedSegments() {
        return askedSegments;
    }

    /**
     * Whether the container answers with another path than the client asked for.
     *
     * @return true where the client asked for a folder and a file in it answers
     */
    public boolean isWelcomeFile() {
        return askedSegments != segments;
    }

    /** The texts between the slashes; the last one is empty for a path that ends in a slash. */
    List<String> segments() {
        return segments;
    }

    /** The path, which came with the request: not for answers or logs. */
    @Override
    public String toString() {
        return path();
    }

    private static RequestPath of(String path, String uri, HttpServletRequest request) {
        String context = decodedContext(request.getContextPath());
        boolean welcomeFile = uri.endsWith("/") && !path.endsWith("/");
        String asked = welcomeFile && uri.startsWith(context) ? uri.substring(context.length()) : path;
        return new RequestPath(path, asked.isEmpty() ? "/" : asked, servletName(request));
    }

    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>(USUAL_DEPTH);
        int start = 1;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(path.substring(start, slash));
            start = slash + 1;
        }
        segments.add(path.substring(start));
        return segments;
    }

    private static Optional<String> containerPath(HttpServletRequest request) {
        try {
            @Nullable String pathInfo = request.getPathInfo();
            String path = pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
            return path.isEmpty() || path.startsWith("/") ? Optional.of(path) : Optional.empty();
        } catch (IllegalArgumentException ambiguousToTheContainer) {
            return Optional.empty();
        }
    }

    /** The context path is raw by the specification (Tomcat, Jetty), but a container may hold it decoded (Undertow). */
    private static boolean sameReading(String uri, String contextPath, String path) {
        return sameOrWelcomeFile(uri, contextPath.isEmpty() ? path : decodedContext(contextPath) + path);
    }

    private static String decodedContext(String contextPath) {
        return contextPath.isEmpty() ? "" : RawUri.read(contextPath).orElse(contextPath);
    }

    private static boolean sameOrWelcomeFile(String uri, String container) {
        return container.equals(uri)
                || (uri.endsWith("/")
                        && container.startsWith(uri)
                        && isRelativePath(container.substring(uri.length())));
    }

    private static boolean isRelativePath(String path) {
        return Stream.of(path.split("/", -1)).allMatch(RequestPath::isFileName);
    }

    private static boolean isFileName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(RequestPath::hasMeaningInPaths);
    }

    private static boolean hasMeaningInPaths(int c) {
        return c == '\\' || c == ';' || c == '%' || Character.isISOControl(c);
    }

    private static String servletName(HttpServletRequest request) {
        @Nullable HttpServletMapping mapping = request.getHttpServletMapping();
        @Nullable String name = mapping == null ? null : mapping.getServletName();
        return name == null ? "" : name;
    }
}
