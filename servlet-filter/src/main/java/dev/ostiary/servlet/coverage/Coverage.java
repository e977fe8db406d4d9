package dev.ostiary.servlet.coverage;

import dev.ostiary.servlet.path.UrlPattern;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.ServletAnnotations;
import dev.ostiary.servlet.rule.ServletReach;
import dev.ostiary.servlet.rule.UnseenServlets;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every mapping of every servlet that an application has when its filter starts, and what guards it. Immutable.
 *
 * <p>It errs on the side of alarm: a rule for some methods only, or several rules that cover a mapping only together, leave
 * something to the default. Servlets that are registered later are not seen.
 */
public final class Coverage {
    private final List<GuardedMapping> mappings;
    private final List<String> unseen;

    private Coverage(List<GuardedMapping> mappings, List<String> unseen) {
        this.mappings = mappings;
        this.unseen = unseen;
    }

    /**
     * Looks at an application.
     *
     * @param context the application
     * @param filterName the filter, as it is registered there; one that the container does not know is taken to be mapped to
     *     nothing
     * @param rules what is required
     * @return what guards what
     */
    public static Coverage of(ServletContext context, String filterName, PathRules rules) {
        List<Mapping> mappings = context.getServletRegistrations().values().stream()
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .flatMap(Coverage::mappings)
                .toList();
        return of(
                mappings,
                FilterReach.of(context.getFilterRegistration(filterName)),
                rules,
                servletName -> ServletAnnotations.of(context, servletName),
                UnseenServlets.of(context));
    }

    static Coverage of(
            List<Mapping> mappings,
            FilterReach filter,
            PathRules rules,
            Function<String, Optional<Requirement>> annotations,
            List<String> unseen) {
        List<GuardedMapping> guarded = mappings.stream()
                .map(mapping -> guarded(
                        mapping, reach(mapping, mappings), rules, annotations.apply(mapping.servletName()), filter))
                .toList();
        return new Coverage(guarded, unseen);
    }

    private static GuardedMapping guarded(
            Mapping mapping,
            ServletReach reach,
            PathRules rules,
            Optional<Requirement> annotation,
            FilterReach filter) {
        return new GuardedMapping(
                mapping.pattern().toString(),
                mapping.servletName(),
                rules.rulings(reach, annotation),
                rules.gaps().at(reach, annotation),
                filter.covers(mapping.servletName(), mapping.pattern()));
    }

    /** A servlet and one of its patterns. */
    record Mapping(String servletName, UrlPattern pattern) {}

    /**
     * Why the application should not start where every mapping has to be covered.
     *
     * @return one text for each; none where all are covered by a rule or a public path, and by the filter
     */
    public List<String> problems() {
        return mappings.stream().flatMap(mapping -> mapping.problems().stream()).toList();
    }

    /** The table, a line each; behind it, the servlets of which annotations could not be seen. */
    @Override
    public String toString() {
        Stream<String> lines = Stream.concat(
                mappings.stream().map(GuardedMapping::toString),
                unseen.stream().map(servlet -> "annotations not seen, class not found: " + servlet));
        return lines.map(line -> "\n  " + line)
                .collect(Collectors.joining("", "What guards each servlet mapping, first match first:", ""));
    }

    private static Stream<Mapping> mappings(ServletRegistration servlet) {
        return servlet.getMappings().stream()
                .sorted()
                .map(pattern -> new Mapping(servlet.getName(), UrlPattern.ofServlet(pattern)));
    }

    private static ServletReach reach(Mapping mapping, List<Mapping> all) {
        List<UrlPattern> nearer = all.stream()
                .map(Mapping::pattern)
                .filter(other -> mapping.pattern().covers(other) && !other.covers(mapping.pattern()))
                .toList();
        return new ServletReach(mapping.servletName(), mapping.pattern(), nearer);
    }
}
