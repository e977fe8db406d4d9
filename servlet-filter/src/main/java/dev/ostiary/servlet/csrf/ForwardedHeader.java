package dev.ostiary.servlet.csrf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pairs of a {@code Forwarded} header (RFC 7239, section 4). Immutable.
 *
 * @param pairs names in lower case, of all elements in their order
 */
record ForwardedHeader(List<Pair> pairs) {
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
    private static final Pattern PAIR = Pattern.compile("\\G[ \\t]*+(?<name>" + TOKEN + ")=(?<value>" + TOKEN
            + "|\"(?:[^\"\\\\\\p{Cc}]|\\\\[^\\p{Cc}])*+\")[ \\t]*+(?<end>[;,]|$)");

    ForwardedHeader {
        pairs = List.copyOf(pairs);
    }

    /** Reads the lines of the header, or nothing where one of them breaks the grammar. */
    static Optional<ForwardedHeader> parse(List<String> lines) {
        List<Pair> pairs = new ArrayList<>();
        Matcher matcher = PAIR.matcher(String.join(",", lines));
        boolean open = !lines.isEmpty();
        while (open && matcher.find()) {
            pairs.add(new Pair(matcher.group("name").toLowerCase(Locale.ROOT), unquoted(matcher.group("value"))));
            open = !matcher.group("end").isEmpty();
        }
        return open ? Optional.empty() : Optional.of(new ForwardedHeader(pairs));
    }

    /** Every value of a parameter. */
    List<String> values(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    /** One parameter and its value, without quotes. */
    record Pair(String name, String value) {}
}
