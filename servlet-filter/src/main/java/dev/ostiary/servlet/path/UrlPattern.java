package dev.ostiary.servlet.path;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which paths a container maps to a servlet or a filter (Jakarta Servlet 6.0, section 12.2): {@code /a}, {@code /a/*},
 * {@code *.jsp}, {@code /}, and the empty text.
 *
 * <p>That another mapping may take a path first is not known here. Immutable and thread-safe.
 */
public final class UrlPattern {
    private static final String BELOW = "/*";
    private static final String EXTENSION = "*.";

    private final String text;
    private final Reach reach;

    private UrlPattern(String text, Reach reach) {
        this.text = text;
        this.reach = reach;
    }

    /**
     * The mapping of a servlet.
     *
     * @param text as the container names it; {@code /} is every path, the empty text the root alone
     * @return the pattern
     */
    public static UrlPattern ofServlet(String text) {
        return new UrlPattern(text, text.equals("/") ? Reach.of(List.of(), true) : reach(text));
    }

    /**
     * The mapping of a filter.
     *
     * @param text as the container names it; {@code /} is the root alone
     * @return the pattern
     */
    public static UrlPattern ofFilter(String text) {
        return new UrlPattern(text, reach(text));
    }

    /**
     * Whether this pattern takes every path that another one takes.
     *
     * @param other another pattern
     * @return true only where that is certain
     */
    public boolean covers(UrlPattern other) {
        return reach.covers(other.reach);
    }

    /**
     * Whether this pattern takes every path that a rule's pattern names.
     *
     * @param pattern a pattern of paths or of a servlet
     * @return true only where that is certain, and never for that of a servlet
     */
    public boolean covers(PathPattern pattern) {
        return pattern.servletName().isEmpty() && pattern.reaches().stream().allMatch(reach::covers);
    }

    /**
     * Whether a rule's pattern names every path that this one takes.
     *
     * @param pattern a pattern of paths or of a servlet
     * @return true only where that is certain, and never for that of a servlet
     */
    public boolean isCoveredBy(PathPattern pattern) {
        return pattern.servletName().isEmpty() && pattern.reaches().stream().anyMatch(paths -> paths.covers(reach));
    }

    /**
     * Whether a rule's pattern names a path that this one takes.
     *
     * @param pattern a pattern of paths or of a servlet
     * @return false for that of a servlet
     */
    public boolean overlaps(PathPattern pattern) {
        return pattern.servletName().isEmpty() && pattern.reaches().stream().anyMatch(reach::overlaps);
    }

    /** The pattern as the container names it. */
    @Override
    public String toString() {
        return text;
    }

    private static Reach reach(String text) {
        if (text.startsWith(EXTENSION)) {
            return Reach.endingIn(new SegmentPattern(List.of("", text.substring(1))));
        }
        boolean below = text.endsWith(BELOW);
        String path = below ? text.substring(0, text.length() - BELOW.length()) : text;
        // The root alone is a path of one empty segment, and so is the mapping that is an empty text.
        String rooted = path.isEmpty() && !below ? "/" : path;
        return Reach.of(
                rooted.isEmpty()
                        ? List.of()
                        : Stream.of(rooted.substring(1).split("/", -1))
                                .map(SegmentPattern::literal)
                                .toList(),
                below);
    }
}
