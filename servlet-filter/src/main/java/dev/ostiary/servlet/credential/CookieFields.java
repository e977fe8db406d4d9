package dev.ostiary.servlet.credential;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/**
 * Reads the {@code Cookie} fields of a request as they were sent (RFC 6265, section 4.2.1), because containers make different things of
 * them. A semicolon alone separates; commas, {@code $Version} and quotes within a value are nothing special. The name ends at the first
 * {@code =}, and a value wholly in double quotes stands without them. Stateless.
 */
final class CookieFields {
    private static final String COOKIE = "Cookie";

    /** Of base64url 240 bits: what differs elsewhere differs here, where it is signed. */
    private static final int COMPARED = 40;

    private CookieFields() {}

    /** The values of all cookies of a name that are not empty, in their order, of however many fields: HTTP/2 may split them. */
    static List<String> values(String name, HttpServletRequest request) {
        List<String> values = new ArrayList<>(1);
        Enumeration<String> lines = Told.each(request.getHeaders(COOKIE));
        while (lines.hasMoreElements()) {
            addValues(name, lines.nextElement(), values);
        }
        return values;
    }

    /**
     * Where a cookie of a name has a value that is as long as this one and ends as it does; below 0 where none has. Of signed tokens that is
     * the end of the signature, which no other token of ours has; to compare all of it would take ten times as long.
     *
     * @param guess where its name may begin; any number
     */
    static int placeOf(String name, String value, HttpServletRequest request, int guess) {
        Enumeration<String> lines = Told.each(request.getHeaders(COOKIE));
        while (lines.hasMoreElements()) {
            String line = lines.nextElement();
            int place = isAt(guess, name, value, line) ? guess : search(name, value, line);
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }

    private static int search(String name, String value, String line) {
        int at = line.indexOf(name);
        while (at >= 0 && !isAt(at, name, value, line)) {
            at = line.indexOf(name, at + 1);
        }
        return at;
    }

    private static boolean isAt(int at, String name, String value, String line) {
        if (!line.startsWith(name, at)) {
            return false;
        }
        int from = valueOf(name, line, at);
        return from >= 0 && isAt(skipBlanks(line, from, line.length()), value, line);
    }

    private static boolean isAt(int start, String value, String line) {
        int end = start + value.length();
        int compared = Math.min(COMPARED, value.length());
        return endsPair(line, end) && line.regionMatches(end - compared, value, value.length() - compared, compared);
    }

    private static boolean endsPair(String line, int end) {
        return end == line.length() || (end < line.length() && line.charAt(end) == ';');
    }

    private static void addValues(String name, String line, List<String> values) {
        for (int at = nextValue(name, line, 0); at >= 0; at = nextValue(name, line, at)) {
            addValue(line, at, values);
        }
    }

    /** Where the value of the next cookie of a name begins; below 0 where there is none. */
    private static int nextValue(String name, String line, int from) {
        for (int at = line.indexOf(name, from); at >= 0; at = line.indexOf(name, at + 1)) {
            int value = valueOf(name, line, at);
            if (value >= 0) {
                return value;
            }
        }
        return -1;
    }

    /** Where the value of the cookie begins whose name stands here; below 0 where it is no cookie's name. */
    private static int valueOf(String name, String line, int at) {
        int equals = skipBlanks(line, at + name.length(), line.length());
        return equals < line.length() && line.charAt(equals) == '=' && isFirstOfItsPair(line, at) ? equals + 1 : -1;
    }

    private static boolean isFirstOfItsPair(String line, int at) {
        int before = skipBlanksBack(line, at, 0);
        return before == 0 || line.charAt(before - 1) == ';';
    }

    private static void addValue(String line, int from, List<String> values) {
        int semicolon = line.indexOf(';', from);
        int behind = semicolon < 0 ? line.length() : semicolon;
        int start = skipBlanks(line, from, behind);
        int end = skipBlanksBack(line, behind, start);
        if (end - start > 1 && line.charAt(start) == '"' && line.charAt(end - 1) == '"') {
            start++;
            end--;
        }
        if (end > start) {
            values.add(line.substring(start, end));
        }
    }

    private static int skipBlanks(String line, int from, int limit) {
        int at = from;
        while (at < limit && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipBlanksBack(String line, int from, int limit) {
        int at = from;
        while (at > limit && isBlank(line.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
