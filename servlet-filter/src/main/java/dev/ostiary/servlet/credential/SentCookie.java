package dev.ostiary.servlet.credential;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/**
 * The value of a cookie as it was sent (RFC 6265, section 4.2.1), because Undertow shows only one of several cookies of a name: a part of
 * its line, of which no copy is made. Immutable.
 */
record SentCookie(String line, int start, int end) {

    /** All of a name, in their order; blanks around name and value do not count, and without a {@code =} there is no value. */
    static List<SentCookie> named(String name, HttpServletRequest request) {
        List<SentCookie> found = new ArrayList<>(1);
        Enumeration<String> lines = Told.each(request.getHeaders("Cookie"));
        while (lines.hasMoreElements()) {
            String line = lines.nextElement();
            for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
                int behind = skipBlanks(line, at + name.length());
                if (isAtStart(line, at) && isAtEnd(line, behind)) {
                    found.add(withValue(line, behind));
                }
            }
        }
        return found;
    }

    /** Undertow ends a value at a comma, a blank or a quote, where others go on reading. */
    boolean isCutShortTo(String shown) {
        int at = line.indexOf(shown, start);
        boolean within = at >= 0 && at + shown.length() <= end;
        boolean whole = at == start && at + shown.length() == end;
        return within && !whole && !isQuoted(shown);
    }

    private boolean isQuoted(String shown) {
        return end - start == shown.length() + 2
                && line.charAt(start) == '"'
                && line.charAt(end - 1) == '"'
                && line.startsWith(shown, start + 1);
    }

    String value() {
        return line.substring(start, end);
    }

    /** Shows nothing of the line. */
    @Override
    public String toString() {
        return "SentCookie[redacted]";
    }

    /** Whether a name that stands here is the first thing of its pair. */
    private static boolean isAtStart(String line, int at) {
        int before = skipBlanksBack(line, at, 0);
        return before == 0 || line.charAt(before - 1) == ';';
    }

    private static boolean isAtEnd(String line, int behind) {
        return behind == line.length() || line.charAt(behind) == '=' || line.charAt(behind) == ';';
    }

    private static SentCookie withValue(String line, int behindName) {
        int semicolon = line.indexOf(';', behindName);
        int end = semicolon < 0 ? line.length() : semicolon;
        int start = Math.min(skipBlanks(line, Math.min(behindName + 1, end)), end);
        return new SentCookie(line, start, skipBlanksBack(line, end, start));
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipBlanksBack(String line, int from, int limit) {
        int at = from;
        while (at > limit && Character.isWhitespace(line.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
