package dev.ostiary.servlet.start;

import dev.ostiary.servlet.coverage.Coverage;
import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.coverage.HandlerCoverage;
import dev.ostiary.servlet.coverage.PatternsInPlace;
import dev.ostiary.servlet.rule.PathRules;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks, when a container starts the filter, at what guards each servlet. Immutable and thread-safe.
 *
 * @param mode whether it is told, and whether a gap is against the start
 * @param rules what guards
 */
public record CoverageCheck(CoverageMode mode, PathRules rules) {
    private static final System.Logger LOG = System.getLogger(StartReport.LOG_NAME);

    /**
     * Logs the table, and tells what is against the start. Handshakes that reach the application past the filter are against it even
     * where the table is only logged.
     *
     * @param config where the container has put the filter
     * @return the problems; none where there is no container, or the mode lets them be
     */
    public List<String> problems(FilterConfig config) {
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
        Stream<String> handshakes =
                JettyUpgrades.of(config).filter(JettyUpgrades::isKnown).map(JettyUpgrades::gap).stream();
        return Stream.concat(mode == CoverageMode.FAIL ? coverage.problems().stream() : Stream.of(), handshakes)
                .toList();
    }

    /**
     * The same of the handlers behind a framework's servlet.
     *
     * @param handlers that the framework knows
     * @return the table; empty where it is not wanted
     */
    public Optional<String> table(List<HandlerCoverage.Handler> handlers) {
        return Optional.of(mode)
                .filter(wanted -> wanted != CoverageMode.OFF)
                .map(wanted -> new HandlerCoverage(handlers, rules).toString());
    }
}
