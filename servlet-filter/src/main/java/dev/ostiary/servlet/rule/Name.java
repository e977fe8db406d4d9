package dev.ostiary.servlet.rule;

import java.util.List;
import java.util.StringJoiner;

/** How names and values are written in a requirement: plain, or in double quotes that are doubled within. Stateless. */
final class Name {
    private static final String PLAIN_SIGNS = "-.:/+@#$%~^";

    private Name() {}

    /** Whether a character needs no quotes: letters and digits of any script, and signs that separate nothing. */
    static boolean isPlain(int c) {
        return PLAIN_SIGNS.indexOf(c) >= 0
                || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    static String quotedIfNeeded(String name) {
        return name.codePoints().allMatch(Name::isPlain) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Text of a configuration without what would break a line, or write it backwards, where a message shows it. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }

    static String list(List<String> names) {
        StringJoiner list = new StringJoiner(", ", "(", ")");
        for (String name : names) {
            list.add(quotedIfNeeded(name));
        }
        return list.toString();
    }
}
