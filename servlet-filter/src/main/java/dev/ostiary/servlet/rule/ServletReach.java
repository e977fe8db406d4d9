package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.UrlPattern;
import java.util.List;

/**
 * One mapping of a servlet, and which requests come to the servlet by it. Immutable.
 *
 * @param servletName the name of the servlet
 * @param mapping which paths
 * @param nearer the mappings that take some of these paths first, because they are more specific
 */
public record ServletReach(String servletName, UrlPattern mapping, List<UrlPattern> nearer) {

    /**
     * Copies the list.
     *
     * @param servletName the name of the servlet
     * @param mapping which paths
     * @param nearer the mappings that take some of these paths first
     */
    public ServletReach {
        nearer = List.copyOf(nearer);
    }

    /** Whether a pattern may name a request that comes this way. */
    boolean meets(PathPattern pattern) {
        return pattern.servletName()
                .map(servletName::equals)
                .orElseGet(
                        () -> mapping.overlaps(pattern) && nearer.stream().noneMatch(other -> other.covers(pattern)));
    }

    /** Whether a pattern names every request that comes this way. */
    boolean isWithin(PathPattern pattern) {
        return pattern.servletName().map(servletName::equals).orElseGet(() -> mapping.isCoveredBy(pattern));
    }
}
