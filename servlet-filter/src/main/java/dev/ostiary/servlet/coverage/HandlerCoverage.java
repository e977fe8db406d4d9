package dev.ostiary.servlet.coverage;

import dev.ostiary.servlet.path.UrlPattern;
import dev.ostiary.servlet.rule.Access;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.Ruling;
import dev.ostiary.servlet.rule.ServletReach;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The handlers behind a framework's own servlet, and what guards each. It errs on the side of alarm, as the table of servlets does: behind the
 * first part of a path that is not fixed, anything may follow. Immutable.
 *
 * @param handlers in the order in which they are shown
 * @param rules of the filter
 */
public record HandlerCoverage(List<Handler> handlers, PathRules rules) {
    private static final Pattern FIXED = Pattern.compile("[^{*?]*/(?=[^/]*[{*?])");

    /**
     * One handler.
     *
     * @param pattern as its framework writes it
     * @param name as a reader knows it
     * @param own what its annotations require
     */
    public record Handler(String pattern, String name, Optional<Requirement> own) {}

    /**
     * Copies the list.
     *
     * @param handlers in the order in which they are shown
     * @param rules of the filter
     */
    public HandlerCoverage {
        handlers = List.copyOf(handlers);
    }

    /** The table, a line each. */
    @Override
    public String toString() {
        return handlers.stream()
                .map(handler -> "\n  " + line(handler).replaceAll("\\p{Cc}+", " "))
                .collect(Collectors.joining("", "What guards each handler, first match first:", ""));
    }

    private String line(Handler handler) {
        List<Ruling> rulings =
                rules.rulings(new ServletReach("", reach(handler.pattern()), List.of()), Optional.empty());
        String guards = rulings.stream().map(GuardedMapping::shown).collect(Collectors.joining("; "));
        String own = handler.own()
                .map(requirement -> " and " + Ruling.HANDLER_ANNOTATION + " = " + requirement)
                .orElse("");
        return "'" + handler.pattern() + "' (" + handler.name() + "): " + guards + own
                + (isOpen(rulings, handler.own()) ? " [OPEN: some of it needs no user]" : "");
    }

    private static boolean isOpen(List<Ruling> rulings, Optional<Requirement> own) {
        boolean asks =
                own.filter(requirement -> requirement.access() != Access.PUBLIC).isPresent();
        return !asks
                && rulings.stream()
                        .map(ruling -> ruling.requirement().access())
                        .anyMatch(access -> access == Access.PUBLIC || access == Access.OPTIONAL);
    }

    private static UrlPattern reach(String pattern) {
        Matcher fixed = FIXED.matcher(pattern);
        if (fixed.lookingAt()) {
            return UrlPattern.ofServlet(fixed.group() + "*");
        }
        return UrlPattern.ofServlet(pattern.equals("/") ? "" : pattern);
    }
}
