package dev.ostiary.servlet.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a setting or a rule speaks of.
 *
 * <p>Four forms: {@code /a/b} is that path alone (so {@code /} is the root alone, and {@code /a/} is not {@code /a});
 * {@code *} is any text within one segment ({@code /a/*.js}, <code>/&#42;/x</code>), though never a segment that is empty, and
 * <code>{name}</code> is a whole segment, as {@code *} is;
 * {@code /a/**} is {@code /a} and everything below; {@code servlet:NAME} is whatever the container has resolved to the
 * servlet of that name. Case counts. Matching takes time proportional to the path.
 *
 * <p>Immutable and thread-safe. Two patterns are equal when they were written alike.
 */
public final class PathPattern {
    private static final String SERVLET = "servlet:";
    private static final String BELOW = "/**";

    private final String text;
    private final @Nullable String servletName;
    private final List<SegmentPattern> segments;
    private final boolean below;
    private final boolean slashToo;

    private PathPattern(
            String text, @Nullable String servletName, List<SegmentPattern> segments, boolean below, boolean slashToo) {
        this.text = text;
        this.servletName = servletName;
        this.segments = segments;
        this.below = below;
        this.slashToo = slashToo;
    }

    /**
     * Reads a pattern.
     *
     * @param text one of the four forms; a path is written decoded, without escapes, parameters, query or dot segments
     * @return the pattern
     * @throws IllegalArgumentException when it is none of them or could never match, saying why
     */
    public static PathPattern parse(String text) {
        PathPatternSyntax.check(text, text.startsWith(SERVLET) ? SERVLET : "/");
        if (text.startsWith(SERVLET)) {
            return new PathPattern(text, text.substring(SERVLET.length()), List.of(), false, false);
        }
        boolean below = text.endsWith(BELOW);
        String path = below ? text.substring(0, text.length() - BELOW.length()) : text;
        List<SegmentPattern> segments = new ArrayList<>();
        if (!path.isEmpty()) {
            for (String segment : path.substring(1).split("/", -1)) {
                segments.add(SegmentPattern.parse(segment));
            }
        }
        return new PathPattern(text, null, List.copyOf(segments), below, false);
    }

    /**
     * This pattern, speaking of each of its paths with a slash behind it, too: for whoever guards {@code /a} and would hardly leave
     * {@code /a/} to others.
     *
     * @return a pattern that was written alike; this one where it reaches below, ends in a slash or names a servlet
     */
    public PathPattern alsoWithSlash() {
        boolean without = servletName == null && !below && !text.endsWith("/");
        return without && !slashToo ? new PathPattern(text, null, segments, false, true) : this;
    }

    /**
     * Everything below the paths of this pattern, none of them among it.
     *
     * @return empty for a pattern that reaches below itself, for the root and for a servlet
     */
    public Optional<PathPattern> below() {
        boolean hasNone = servletName != null || below || text.equals("/");
        return hasNone ? Optional.empty() : Optional.of(parse(text + (text.endsWith("/") ? "" : "/") + "*/**"));
    }

    /**
     * Whether a request is among those this pattern speaks of. Where the container answers with a welcome file, it is
     * enough that the pattern names either what the client asked for or that file: {@code /} means the home page on
     * containers that call it {@code /index.html}, too.
     *
     * @param request the path of the request
     * @return true when it is
     */
    public boolean matches(RequestPath request) {
        if (servletName != null) {
            return servletName.equals(request.servletName());
        }
        return matches(request.segments()) || (request.isWelcomeFile() && matches(request.askedSegments()));
    }

    /**
     * Whether a request is any pattern's.
     *
     * @param patterns perhaps none
     * @param request the path of the request
     * @return true when it is
     */
    public static boolean anyMatches(List<PathPattern> patterns, RequestPath request) {
        for (PathPattern pattern : patterns) {
            if (pattern.matches(request)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether this pattern matches every request that another one, as it was written, matches.
     *
     * <p>Exact for two path patterns. Which paths a servlet answers is not known here, so a {@code servlet:} pattern is
     * covered by itself and by {@code /**} alone, and covers nothing but itself.
     *
     * @param other another pattern
     * @return true when the other one leaves nothing to itself
     */
    public boolean covers(PathPattern other) {
        if (servletName != null || other.servletName != null) {
            return equals(other) || (servletName == null && below && segments.isEmpty());
        }
        return reaches().stream().anyMatch(reach -> reach.covers(other.written()));
    }

    /**
     * The servlet that the pattern names.
     *
     * @return empty for a pattern of a path
     */
    public Optional<String> servletName() {
        return Optional.ofNullable(servletName);
    }

    /** The paths of a pattern that names paths; those with a slash behind them are a set of their own. */
    List<Reach> reaches() {
        if (!slashToo) {
            return List.of(written());
        }
        List<SegmentPattern> folder = new ArrayList<>(segments);
        folder.add(SegmentPattern.EMPTY);
        return List.of(written(), Reach.of(folder, false));
    }

    private Reach written() {
        return Reach.of(segments, below);
    }

    List<SegmentPattern> segments() {
        return segments;
    }

    /** Whether it ends in {@code /**}. */
    boolean reachesBelow() {
        return below;
    }

    /** Whether it speaks of its paths with a slash behind them, too. */
    boolean takesSlashToo() {
        return slashToo;
    }

    private boolean matches(List<String> names) {
        int more = names.size() - segments.size();
        boolean fits = more == 0
                || (below && more > 0)
                || (slashToo && more == 1 && names.get(segments.size()).isEmpty());
        if (!fits) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).matches(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it reaches down everywhere because no segment of it names anything: {@code /**}, <code>/&#42;/**</code>.
     *
     * @return true for a pattern that leaves hardly a path out
     */
    public boolean isCatchAll() {
        return below && segments.stream().allMatch(SegmentPattern::isOnlyWildcard);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
