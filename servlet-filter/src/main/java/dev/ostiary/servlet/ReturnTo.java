package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.ReturnPath;
import dev.ostiary.servlet.answer.ReturnTarget;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads back the place to which a browser returns after signing in, so that no link can make it go elsewhere.
 *
 * <pre>{@code
 * response.setStatus(HttpServletResponse.SC_SEE_OTHER);
 * response.setHeader("Location", ReturnTo.safe(request));
 * }</pre>
 */
public final class ReturnTo {
    static final String ATTRIBUTE = ReturnTo.class.getName();

    private ReturnTo() {}

    /**
     * Answers the place that the request's parameter names, where that lies within this application, else the application's home
     * page: {@code /} below its context path.
     *
     * <p>The parameter is the one that {@code return-to-parameter} names, {@code return_to} where the request did not pass the
     * filter. Where that setting is empty, no parameter counts.
     *
     * @param request the request that signs in
     * @return a path that {@link #safe(String)} takes; never that of another application
     */
    public static String safe(HttpServletRequest request) {
        return target(request).of(request);
    }

    /**
     * As {@link #safe(HttpServletRequest)}, for a value that came otherwise: from a page's own parameter, or kept in the session.
     *
     * @param request a request of this application
     * @param value what the client sent, decoded once; absent is the home page
     * @return the value unchanged, or the application's home page
     */
    public static String safe(HttpServletRequest request, @Nullable String value) {
        return target(request).within(request, value);
    }

    /**
     * Answers the value itself where it is a path on the same host, else {@code /}; never a third thing.
     *
     * <p>Neither is within an application that is not at the root: {@link #safe(HttpServletRequest)} is.
     *
     * <p>It takes what {@code getParameter} gives: decoded once. Not a path on the same host is whatever some browser
     * or server could read otherwise: another scheme or host, {@code //}, a backslash, control characters, white space
     * and other characters that a URI does not have, dot segments, escapes in the path that hide one of these at any
     * depth, more than 2,000 characters. A value with a fragment ({@code #}) is not kept either. The query may hold any
     * escapes. Does not check that the path exists, nor that the user may see it.
     *
     * @param value what the client sent; absent is {@code /}
     * @return the value unchanged, or {@code /}
     */
    public static String safe(@Nullable String value) {
        return value != null && ReturnPath.isSafe(value) ? value : "/";
    }

    private static ReturnTarget target(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ReturnTarget target ? target : ReturnTarget.STANDARD;
    }
}
