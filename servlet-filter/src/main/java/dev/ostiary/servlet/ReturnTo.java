package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.ReturnPath;
import org.jspecify.annotations.Nullable;

/**
 * Reads back the place to which a browser returns after signing in, so that no link can make it go elsewhere.
 *
 * <pre>{@code
 * response.setStatus(HttpServletResponse.SC_SEE_OTHER);
 * response.setHeader("Location", ReturnTo.safe(request.getParameter("return_to")));
 * }</pre>
 */
public final class ReturnTo {
    private ReturnTo() {}

    /**
     * Answers the value itself where it is a path on the same host, else {@code /}; never a third thing.
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
}
