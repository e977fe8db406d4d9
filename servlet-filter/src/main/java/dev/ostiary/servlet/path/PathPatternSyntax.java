package dev.ostiary.servlet.path;

import java.util.regex.Pattern;

/** What a pattern may not hold, because then it could never match or would not mean what it seems to. Stateless. */
final class PathPatternSyntax {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_.-]*}");
    private static final Pattern OF_OTHER_NOTATIONS = Pattern.compile("[{}<>\\[\\]|^]");
    private static final Pattern REGULAR_EXPRESSION = Pattern.compile("\\(?\\.[*+]\\)?\\$?");
    private static final String KNOWN =
            "patterns know '*' (any text within one segment), '{name}' (a whole segment, as '*')"
                    + " and '/**' at the end (everything below)";

    private PathPatternSyntax() {}

    static void check(String text, String start) {
        refuseIf(hasControl(text), text, "holds a control character");
        refuseIf(!text.startsWith(start), text, "begins with neither '/' nor 'servlet:'");
        if (start.equals("/")) {
            checkPath(text);
        } else {
            refuseIf(text.equals(start), text, "lacks the name of a servlet after 'servlet:'");
            refuseIf(
                    text.indexOf('*') >= 0 || text.indexOf('{') >= 0,
                    text,
                    "holds a '*' or '{': it names one servlet, letter by letter");
        }
    }

    private static void checkPath(String text) {
        refuseIf(
                text.contains("//"),
                text,
                "holds an empty segment ('//'): such requests are refused before any pattern");
        refuseIf(text.indexOf('\\') >= 0, text, "holds a backslash; segments are separated by '/'");
        refuseIf(text.indexOf(';') >= 0, text, "holds a ';': path parameters are dropped before matching");
        refuseIf(text.indexOf('?') >= 0, text, "holds a '?': it is matched against the path without the query");
        refuseIf(text.indexOf('#') >= 0, text, "holds a '#': a fragment never reaches the server");
        refuseIf(
                ESCAPE.matcher(text).find(),
                text,
                "holds a percent escape: it is matched against the decoded path, so write the character itself");
        String[] segments = text.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            checkSegment(segments[i], i == segments.length - 1, text);
        }
    }

    /** Whether a segment only gives its place a name. */
    static boolean isVariable(String segment) {
        return VARIABLE.matcher(segment).matches();
    }

    private static void checkSegment(String segment, boolean last, String text) {
        refuseIf(
                segment.equals(".") || segment.equals(".."),
                text,
                "holds a dot segment: such requests are refused before any pattern");
        refuseIf(
                segment.contains("**") && !(last && segment.equals("**")),
                text,
                "holds '**' elsewhere than as the whole last segment; '*' is any text within one segment");
        refuseIf(
                segment.startsWith(":"),
                text,
                "has a segment that begins with ':', which is no variable here; " + KNOWN);
        refuseIf(
                OF_OTHER_NOTATIONS.matcher(segment).find() && !isVariable(segment),
                text,
                "has the segment '" + Printable.of(segment)
                        + "', which holds one of { } < > [ ] | ^ and is no '{name}'; " + KNOWN);
        refuseIf(
                REGULAR_EXPRESSION.matcher(segment).matches(),
                text,
                "has the segment '" + segment + "', which reads like a regular expression; " + KNOWN);
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void refuseIf(boolean wrong, String text, String why) {
        if (wrong) {
            throw new IllegalArgumentException("the pattern '" + Printable.of(text) + "' " + why);
        }
    }
}
