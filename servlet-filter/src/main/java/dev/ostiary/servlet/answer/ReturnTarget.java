package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.path.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where within an application a browser returns to after signing in, and what tells it.
 *
 * <p>Immutable, thread-safe as far as the function is.
 *
 * @param parameter the parameter that tells it; empty: none does
 * @param basePath the path of the application as its clients see it, raw, without a slash at its end
 */
public record ReturnTarget(Optional<String> parameter, Function<HttpServletRequest, String> basePath) {
    /** What holds where no filter says otherwise. */
    public static final ReturnTarget STANDARD = new ReturnTarget(Optional.of("return_to"), ContextPath::of);

    /**
     * The place that the parameter names.
     *
     * @param request a request of the application
     * @return see {@link #within}
     */
    public String of(HttpServletRequest request) {
        return within(request, parameter.map(request::getParameter).orElse(null));
    }

    /**
     * A place, as far as it is one of this application.
     *
     * @param request a request of the application
     * @param value the place; absent is the home page
     * @return the value, or the application's home page where that is not a safe path within it
     */
    public String within(HttpServletRequest request, @Nullable String value) {
        String base = basePath.apply(request);
        return value != null && ReturnPath.isSafe(value) && isBelow(base, value) ? value : base + "/";
    }

    /** As both are read, not as they are spelled. */
    private static boolean isBelow(String base, String value) {
        int query = value.indexOf('?');
        String path = RequestPath.reading(query < 0 ? value : value.substring(0, query))
                .orElse("");
        String application = base.isEmpty() ? "" : RequestPath.reading(base).orElse(base);
        return (path + "/").startsWith(application + "/");
    }
}
