package dev.ostiary.encoding;

import org.jspecify.annotations.Nullable;

/** Reads the escapes of a JSON text (RFC 8259, section 7). Stateless. */
final class EscapedText {
    private static final String AFTER_BACKSLASH = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private EscapedText() {}

    /** What the text means that stands between quotes, or {@code null} if an escape is none, or makes a lone surrogate. */
    static @Nullable String read(String text) {
        StringBuilder meant = new StringBuilder(text.length());
        int at = 0;
        for (int escape = text.indexOf('\\'); escape >= 0; escape = text.indexOf('\\', at)) {
            meant.append(text, at, escape);
            int unit = unit(text, escape + 1);
            if (unit < 0) {
                return null;
            }
            meant.append((char) unit);
            at = escape + (text.charAt(escape + 1) == 'u' ? 2 + HEX_DIGITS : 2);
        }
        String all = meant.append(text, at, text.length()).toString();
        return Unicode.isWellFormed(all) ? all : null;
    }

    /** The one that an escape stands for, from the character after the backslash on; below 0 if it is none. */
    private static int unit(String text, int at) {
        char kind = at < text.length() ? text.charAt(at) : 0;
        if (kind == 'u') {
            return hexadecimal(text, at + 1);
        }
        int known = AFTER_BACKSLASH.indexOf(kind);
        return known < 0 ? -1 : MEANT.charAt(known);
    }

    private static int hexadecimal(String text, int from) {
        int unit = from + HEX_DIGITS <= text.length() ? 0 : -1;
        for (int at = from; unit >= 0 && at < from + HEX_DIGITS; at++) {
            char character = text.charAt(at);
            int digit = character < 0x80 ? Character.digit(character, HEX) : -1;
            unit = digit < 0 ? -1 : HEX * unit + digit;
        }
        return unit;
    }
}
