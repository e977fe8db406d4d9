package dev.ostiary.servlet.start;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.Told;
import dev.ostiary.servlet.path.UrlPattern;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the container tells about where a filter is mapped.
 *
 * @param patterns the URL patterns; Undertow lists each once for each of its dispatchers, others once in all
 * @param servlets the names of servlets that it is mapped to instead of paths
 * @param listsDispatchers whether the patterns are listed for each dispatcher
 */
record Mapping(Collection<String> patterns, Collection<String> servlets, boolean listsDispatchers) {
    private static final String EVERYTHING = "/*";
    private static final int NEEDED_DISPATCHERS = 3;

    /** As it is registered; a filter that is no part of an application counts as mapped to everything. */
    static Mapping of(FilterConfig config) {
        @Nullable ServletContext context = config.getServletContext();
        @Nullable
        FilterRegistration registration =
                context == null ? null : context.getFilterRegistration(config.getFilterName());
        if (context == null || registration == null) {
            return new Mapping(List.of(EVERYTHING), List.of(), false);
        }
        return new Mapping(
                Told.all(registration.getUrlPatternMappings()),
                Told.all(registration.getServletNameMappings()),
                listsDispatchers(context));
    }

    /** Whether patterns are listed once for each dispatcher. */
    static boolean listsDispatchers(ServletContext context) {
        return String.valueOf(context.getServerInfo()).contains("Undertow");
    }

    /** Whether every request at a path and below it comes to the filter; true only where that is certain. */
    boolean covers(String path) {
        PathPattern below = PathPattern.parse(path + "/**");
        return patterns.stream().anyMatch(text -> UrlPattern.ofFilter(text).covers(below));
    }

    /** What passes the filter by, for whoever reads the log; empty when nothing is known to. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        if (!patterns.contains(EVERYTHING)) {
            List<String> shown =
                    new ArrayList<>(List.copyOf(patterns).stream().distinct().toList());
            servlets.stream().distinct().map(name -> "servlet " + name).forEach(shown::add);
            gaps.add("the filter is mapped to " + shown
                    + " only: requests elsewhere pass it by, unauthenticated and with"
                    + " whatever identity headers the client sends; map it to /*");
        }
        if (listsDispatchers && Collections.frequency(patterns, EVERYTHING) < NEEDED_DISPATCHERS) {
            gaps.add(
                    "the filter is mapped to /* for fewer than the dispatchers REQUEST, ASYNC and ERROR: where it is not"
                            + " called, the application sees no user, and the client's own identity headers; add them");
        }
        return List.copyOf(gaps);
    }
}
