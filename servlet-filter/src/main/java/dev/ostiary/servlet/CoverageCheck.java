package dev.ostiary.servlet;

import dev.ostiary.servlet.coverage.Coverage;
import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.rule.PathRules;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks, when a container starts the filter, at what guards each servlet. Immutable and thread-safe. */
record CoverageCheck(CoverageMode mode, PathRules rules) {
    private static final System.Logger LOG = System.getLogger(AuthFilter.class.getName());

    /**
     * Logs the table. What it gives is against the start; nothing where there is no container, or the mode lets it be. Handshakes that
     * reach the application past the filter are against it even where the table is only logged.
     */
    List<String> problems(FilterConfig config) {
        @Nullable ServletContext context = config.getServletContext();
        if (mode == CoverageMode.OFF || context == null) {
            return List.of();
        }
        Coverage coverage = Coverage.of(context, config.getFilterName(), rules);
        LOG.log(System.Logger.Level.INFO, "{0}", coverage);
        Stream<String> handshakes =
                JettyUpgrades.of(config).filter(JettyUpgrades::isKnown).map(JettyUpgrades::gap).stream();
        return Stream.concat(mode == CoverageMode.FAIL ? coverage.problems().stream() : Stream.of(), handshakes)
                .toList();
    }
}
