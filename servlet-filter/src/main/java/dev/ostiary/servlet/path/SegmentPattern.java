package dev.ostiary.servlet.path;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text between two slashes of a pattern, in which {@code *} stands for any text, as <code>{name}</code> does for a whole segment.
 *
 * <p>An empty segment, which is what follows the last slash of a path, is matched by an empty pattern alone: {@code /a/*}
 * does not reach {@code /a/}.
 */
record SegmentPattern(List<String> pieces) {
    /** What follows the slash at the end of a path. */
    static final SegmentPattern EMPTY = literal("");

    private static final SegmentPattern ANY = new SegmentPattern(List.of("", ""));

    /** A text in which an asterisk is just that. */
    static SegmentPattern literal(String text) {
        return new SegmentPattern(List.of(text));
    }

    static SegmentPattern parse(String text) {
        return PathPatternSyntax.isVariable(text) ? ANY : new SegmentPattern(List.of(text.split("\\*", -1)));
    }

    boolean isWildcard() {
        return pieces.size() > 1;
    }

    /** The text before the first asterisk; the whole text where there is none. */
    String prefix() {
        return pieces.get(0);
    }

    /** The text after the last asterisk; the whole text where there is none. */
    String suffix() {
        return pieces.get(pieces.size() - 1);
    }

    /** Whether this pattern matches whatever the other one matches. */
    boolean covers(SegmentPattern other) {
        return isWildcard() ? matches(other.sample()) : equals(other);
    }

    /**
     * A text that this pattern matches, and of all others only those that cover it: put for its asterisks, a character that no
     * pattern holds can only be matched by an asterisk, which then matches any text that stands there.
     */
    String sample() {
        return String.join("\0", pieces);
    }

    /** Whether some text is matched by both: between the longer beginning and the longer end there is room for all pieces. */
    boolean overlaps(SegmentPattern other) {
        if (!isWildcard()) {
            return other.matches(prefix());
        }
        return other.isWildcard()
                ? (prefix().startsWith(other.prefix()) || other.prefix().startsWith(prefix()))
                        && (suffix().endsWith(other.suffix()) || other.suffix().endsWith(suffix()))
                : matches(other.prefix());
    }

    /** Written out, as is {@link #hashCode()}: what a record makes itself is linked at its first use, which is the start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SegmentPattern pattern && pieces.equals(pattern.pieces);
    }

    @Override
    public int hashCode() {
        return pieces.hashCode();
    }

    boolean isOnlyWildcard() {
        return isWildcard() && pieces.stream().allMatch(String::isEmpty);
    }

    /** Takes each piece at its first occurrence, so it never goes back. */
    boolean matches(String segment) {
        String first = pieces.get(0);
        if (pieces.size() == 1) {
            return segment.equals(first);
        }
        String last = pieces.get(pieces.size() - 1);
        int limit = segment.length() - last.length();
        if (segment.isEmpty() || !segment.startsWith(first) || !segment.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = segment.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return at <= limit;
    }
}
