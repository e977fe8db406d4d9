package dev.ostiary.servlet;

import dev.ostiary.servlet.coverage.Coverage;
import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.coverage.PatternsInPlace;
import dev.ostiary.servlet.rule.PathRules;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks, when a container starts the filter, at what guards each servlet. Immutable and thread-safe. */
record CoverageCheck(CoverageMode mode, PathRules rules) {
    private static final System.Logger LOG = System.getLogger(AuthFilter.class.getName());

    /** Logs the table. What it gives is against the start; nothing where there is no container, or the mode lets it be. */
    List<String> problems(FilterConfig config) {
        @Nullable ServletContext context = config.getServletContext();
        if (context == null) {
            return List.of();
        }
        PatternsInPlace.faults(context, rules).forEach(fault -> LOG.log(System.Logger.Level.WARNING, fault));
        if (mode == CoverageMode.OFF) {
            return List.of();
        }
        Coverage coverage = Coverage.of(context, config.getFilterName(), rules);
        LOG.log(System.Logger.Level.INFO, "{0}", coverage);
        return mode == CoverageMode.FAIL
                ? Stream.concat(coverage.problems().stream(), JettyUpgrades.gap(config).stream())
                        .toList()
                : List.of();
    }
}
