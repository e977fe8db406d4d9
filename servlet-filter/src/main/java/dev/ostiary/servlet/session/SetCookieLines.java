package dev.ostiary.servlet.session;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lines of {@code Set-Cookie} (RFC 6265, section 4.1). Stateless. */
final class SetCookieLines {
    static final String SET_COOKIE = "Set-Cookie";

    private static final Pattern NO_VALUE = Pattern.compile("[^=;]*=\\s*(\"\")?\\s*(;.*)?", Pattern.DOTALL);
    private static final Pattern OVER =
            Pattern.compile(".*;\\s*max-age\\s*=\\s*(0+|-\\d+)\\s*(;.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Whoever takes a cookie away by a date takes one of the last century, most often the beginning of 1970. */
    private static final Pattern LONG_OVER = Pattern.compile(
            ".*;\\s*expires\\s*=[^;]*[\\s-]19\\d\\d\\s[^;]*(;.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern WITH_MAX_AGE =
            Pattern.compile(".*;\\s*max-age\\s*=.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SetCookieLines() {}

    /** What the cookie of a line is called; empty text where that cannot be told. */
    static String name(String line) {
        int equals = line.indexOf('=');
        return equals < 0 ? "" : line.substring(0, equals).strip();
    }

    /** Whether a line takes its cookie away. {@code Max-Age} counts before {@code Expires} (RFC 6265, section 5.3). */
    static boolean clears(String line) {
        return NO_VALUE.matcher(line).matches()
                || OVER.matcher(line).matches()
                || (LONG_OVER.matcher(line).matches()
                        && !WITH_MAX_AGE.matcher(line).matches());
    }

    /** Sets cookies by name, one line each, in the place of any of the same name; others stay. */
    static void put(Map<String, String> lines, HttpServletResponse response) {
        Collection<String> before = List.copyOf(Told.all(response.getHeaders(SET_COOKIE)));
        List<String> others =
                before.stream().filter(line -> !lines.containsKey(name(line))).toList();
        if (others.size() == before.size()) {
            lines.values().forEach(line -> response.addHeader(SET_COOKIE, line));
        } else {
            replaceAll(others, lines, response);
        }
    }

    /** Whether all of them stand in a response as they are. */
    static boolean areIn(HttpServletResponse response, Map<String, String> lines) {
        return Told.all(response.getHeaders(SET_COOKIE)).containsAll(lines.values());
    }

    /** Sets cookies, and those alone. */
    static void replaceAll(List<String> others, Map<String, String> lines, HttpServletResponse response) {
        List<String> all = new ArrayList<>(others);
        all.addAll(lines.values());
        response.setHeader(SET_COOKIE, all.get(0));
        all.stream().skip(1).forEach(line -> response.addHeader(SET_COOKIE, line));
    }
}
