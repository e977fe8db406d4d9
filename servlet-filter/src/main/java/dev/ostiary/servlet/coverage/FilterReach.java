package dev.ostiary.servlet.coverage;

import dev.ostiary.servlet.path.Told;
import dev.ostiary.servlet.path.UrlPattern;
import jakarta.servlet.FilterRegistration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a filter is mapped; nowhere that is known, if the container does not tell. Immutable. */
record FilterReach(List<UrlPattern> patterns, Set<String> servletNames) {
    private static final String EVERY_SERVLET = "*";

    static FilterReach of(@Nullable FilterRegistration registration) {
        return registration == null
                ? of(Set.of(), Set.of())
                : of(Told.all(registration.getUrlPatternMappings()), Told.all(registration.getServletNameMappings()));
    }

    static FilterReach of(Collection<String> patterns, Collection<String> servletNames) {
        return new FilterReach(patterns.stream().map(UrlPattern::ofFilter).toList(), Set.copyOf(servletNames));
    }

    /** Whether every request passes the filter that a servlet gets by one of its mappings. */
    boolean covers(String servletName, UrlPattern mapping) {
        return servletNames.contains(servletName)
                || servletNames.contains(EVERY_SERVLET)
                || patterns.stream().anyMatch(pattern -> pattern.covers(mapping));
    }
}
