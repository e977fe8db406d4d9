package dev.ostiary.servlet.path;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which requests a rule speaks of: {@code [METHOD[,METHOD]] PATTERN}.
 *
 * <p>Without a method it speaks of all of them, those that nobody has heard of included. {@code GET} covers {@code HEAD},
 * which containers answer with what {@code GET} does (RFC 9110, section 9.3.2). Methods are case-sensitive (RFC 9110,
 * section 9.1). Immutable and thread-safe.
 *
 * @param methods the methods as written; empty: every method
 * @param path the pattern that the path is matched against
 */
public record RequestPattern(Set<String> methods, PathPattern path) {
    private static final Pattern PATH = Pattern.compile("(?:/|servlet:).*", Pattern.DOTALL);
    private static final Pattern METHODS_AND_PATH =
            Pattern.compile("(?<methods>.*?)\\s+(?<path>(?:/|servlet:).*)", Pattern.DOTALL);
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern METHOD = Pattern.compile("[A-Z0-9!#$%&'+.^_`|~-]+");
    private static final Pattern LOWER_CASE = Pattern.compile("[A-Za-z-]*[a-z][A-Za-z-]*");

    /**
     * Copies the methods.
     *
     * @param methods tokens of RFC 9110, section 5.6.2, without lower-case letters and asterisks; empty: every method
     * @param path the pattern that the path is matched against
     * @throws IllegalArgumentException when a method is none
     */
    public RequestPattern {
        methods = Collections.unmodifiableSet(new LinkedHashSet<>(methods));
        methods.forEach(RequestPattern::check);
    }

    /**
     * Reads methods and pattern, separated by white space; the methods by commas.
     *
     * @param text for example {@code GET,POST /orders/**}
     * @return the pattern
     * @throws IllegalArgumentException when a method or the path pattern is none, saying why
     */
    public static RequestPattern parse(String text) {
        String stripped = text.strip();
        Matcher parts = METHODS_AND_PATH.matcher(stripped);
        if (PATH.matcher(stripped).matches() || !parts.matches()) {
            return new RequestPattern(Set.of(), PathPattern.parse(stripped));
        }
        List<String> methods = List.of(COMMA.split(parts.group("methods"), -1));
        methods.forEach(RequestPattern::check);
        if (Set.copyOf(methods).size() < methods.size()) {
            throw new IllegalArgumentException(
                    "the methods of '" + Printable.of(stripped) + "' repeat one; list each once");
        }
        return new RequestPattern(new LinkedHashSet<>(methods), PathPattern.parse(parts.group("path")));
    }

    /** The pattern as {@link #parse} reads it back. */
    @Override
    public String toString() {
        return methods.isEmpty() ? path.toString() : String.join(",", methods) + " " + path;
    }

    /**
     * This pattern, speaking of its paths with a slash behind them, too.
     *
     * @return see {@link PathPattern#alsoWithSlash}
     */
    public RequestPattern alsoWithSlash() {
        return new RequestPattern(methods, path.alsoWithSlash());
    }

    /**
     * The methods that it speaks of.
     *
     * @return with {@code HEAD} where {@code GET} is among them; empty: every method
     */
    public Set<String> effective() {
        Set<String> all = new LinkedHashSet<>(methods);
        if (methods.contains("GET")) {
            all.add("HEAD");
        }
        return all;
    }

    private static void check(String method) {
        if (METHOD.matcher(method).matches()) {
            return;
        }
        String shown = "'" + Printable.of(method) + "' is no method: ";
        if (method.equals("*")) {
            throw new IllegalArgumentException(shown + "leave the methods out to speak of all of them");
        }
        if (LOWER_CASE.matcher(method).matches()) {
            throw new IllegalArgumentException(
                    shown + "methods are case-sensitive, so write " + method.toUpperCase(Locale.ROOT));
        }
        throw new IllegalArgumentException(shown
                + "expected methods separated by commas, then white space and a pattern that begins with '/' or"
                + " 'servlet:', for example GET,POST /orders/**");
    }
}
