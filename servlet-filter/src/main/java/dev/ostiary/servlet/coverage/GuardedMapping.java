package dev.ostiary.servlet.coverage;

import dev.ostiary.servlet.rule.Access;
import dev.ostiary.servlet.rule.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One mapping of a servlet and what guards it. Immutable.
 *
 * @param pattern the mapping
 * @param servletName the servlet
 * @param rulings which rules its requests may fall under, in their order
 * @param gaps what of its requests falls to something weaker than a reader of the rules may think
 * @param filtered whether all its requests pass the filter
 */
record GuardedMapping(String pattern, String servletName, List<Ruling> rulings, List<String> gaps, boolean filtered) {

    /** Whether a request may come in that nobody has signed. */
    boolean isOpen() {
        return rulings.stream()
                .map(ruling -> ruling.requirement().access())
                .anyMatch(access -> access == Access.PUBLIC || access == Access.OPTIONAL);
    }

    /** Whether a request may come in that nobody has written a rule for. */
    boolean fallsToDefault() {
        return rulings.stream().anyMatch(ruling -> ruling.name().equals(Ruling.DEFAULT));
    }

    /** What ends the start where every mapping has to be covered. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!filtered) {
            problems.add(named() + " is reached past the filter, in part or as a whole; map the filter to /*");
        }
        if (fallsToDefault()) {
            problems.add(named() + " is not wholly covered by rules or public-paths; add a rule, such as " + "'servlet:"
                    + servletName + " = authenticated'");
        }
        return problems;
    }

    private String named() {
        return "the servlet mapping '" + printable(pattern) + "' of '" + printable(servletName) + "'";
    }

    /** One line of the table. */
    @Override
    public String toString() {
        String guards = rulings.stream().map(GuardedMapping::shown).collect(Collectors.joining("; "));
        String marks = (isOpen() ? " [OPEN: some of it needs no user]" : "")
                + gaps.stream().map(gap -> " [" + gap + "]").collect(Collectors.joining())
                + (filtered ? "" : " [UNFILTERED: some of it does not pass this filter]");
        return printable("'" + pattern + "' (" + servletName + "): " + guards + marks);
    }

    static String shown(Ruling ruling) {
        return ruling.name().contains(" = ") ? ruling.name() : ruling.name() + " = " + ruling.requirement();
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}+", " ");
    }
}
