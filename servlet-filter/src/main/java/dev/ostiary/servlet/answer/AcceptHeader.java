package dev.ostiary.servlet.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code Accept} as far as one question goes (RFC 9110, sections 12.4.2 and 12.5.1). */
final class AcceptHeader {
    /** {@code qvalue} above 0: {@code 0.} with a digit that is not 0 within three, or 1. */
    private static final Pattern WEIGHT_ABOVE_ZERO = Pattern.compile("0\\.(?!0{1,3}$)[0-9]{1,3}|1(\\.0{0,3})?");

    private AcceptHeader() {}

    /** A weight that breaks the grammar is not above 0. */
    static boolean namesHtml(List<String> lines) {
        return lines.stream().flatMap(line -> split(line, ',').stream()).anyMatch(AcceptHeader::isWantedHtml);
    }

    /** Whether it is named before what anything or JSON would do for; what stands behind does not count. */
    static boolean prefersHtml(List<String> lines) {
        return lines.stream()
                .flatMap(line -> split(line, ',').stream())
                .filter(range -> isWantedHtml(range) || isAnythingOrJson(range))
                .findFirst()
                .filter(AcceptHeader::isWantedHtml)
                .isPresent();
    }

    private static boolean isAnythingOrJson(String range) {
        String type = split(range, ';').get(0).strip();
        return type.equals("*/*") || type.toLowerCase(Locale.ROOT).endsWith("json");
    }

    private static boolean isWantedHtml(String range) {
        List<String> parts = split(range, ';');
        return parts.get(0).strip().equalsIgnoreCase("text/html")
                && parts.stream()
                        .skip(1)
                        .map(String::strip)
                        .filter(AcceptHeader::isWeight)
                        .allMatch(weight ->
                                WEIGHT_ABOVE_ZERO.matcher(weight.substring(2)).matches());
    }

    private static boolean isWeight(String parameter) {
        return parameter.regionMatches(true, 0, "q=", 0, 2);
    }

    /** Splits at a separator outside of quoted strings; a quoted string that never ends runs to the end. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
