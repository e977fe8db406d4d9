package dev.ostiary.servlet.coverage;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;
import dev.ostiary.servlet.rule.PathRules;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds patterns that speak of nothing at the place that the filter has got, though they are well written. Stateless. */
public final class PatternsInPlace {
    private PatternsInPlace() {}

    /**
     * Looks at an application.
     *
     * @param context the application
     * @param rules its rules and public paths
     * @return one text for each pattern that begins with the context path, or names a servlet that is not there by now
     */
    public static List<String> faults(ServletContext context, PathRules rules) {
        String contextPath = Optional.ofNullable(context.getContextPath())
                .flatMap(RequestPath::reading)
                .orElse("");
        Set<String> servlets = new TreeSet<>(Optional.ofNullable(context.getServletRegistrations())
                .<Map<String, ?>>map(all -> all)
                .orElse(Map.of())
                .keySet());
        return rules.patterns().stream()
                .distinct()
                .flatMap(pattern -> fault(pattern, contextPath, servlets).stream())
                .toList();
    }

    private static Optional<String> fault(PathPattern pattern, String contextPath, Set<String> servlets) {
        if (pattern.servletName().isPresent()) {
            return pattern.servletName()
                    .filter(name -> !servlets.contains(name))
                    .map(name -> "the pattern '" + pattern
                            + "' of the rules or public-paths speaks of nothing: this application's servlets are "
                            + String.join(", ", servlets));
        }
        boolean doubled = !contextPath.isEmpty() && (pattern + "/").startsWith(contextPath + "/");
        return doubled
                ? Optional.of("the pattern '" + pattern
                        + "' of the rules or public-paths begins with the context path '"
                        + contextPath + "', which is no part of what patterns are matched against: write '"
                        + (pattern + "/").substring(contextPath.length()).replaceFirst("(?<=.)/$", "") + "'")
                : Optional.empty();
    }
}
