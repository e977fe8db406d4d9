package dev.ostiary.servlet.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows what others wrote on one line of a log. Stateless. */
final class Printable {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final int MOST_CHARACTERS = 200;

    private Printable() {}

    /** The text with each character escaped that would break the line, hide, or turn it round; a long one is cut. */
    static String of(String text) {
        String start = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        String shown = UNSEEN.matcher(start).replaceAll(found -> Matcher.quoteReplacement(escaped(found.group())));
        return start.length() == text.length() ? shown : shown + "... (" + text.length() + " characters)";
    }

    private static String escaped(String character) {
        return character.equals("\n")
                ? "\\n"
                : character
                        .chars()
                        .collect(
                                StringBuilder::new,
                                (all, unit) -> all.append(String.format("\\u%04x", unit)),
                                StringBuilder::append)
                        .toString();
    }
}
