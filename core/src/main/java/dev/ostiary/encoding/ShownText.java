package dev.ostiary.encoding;

/**
 * Shows a little of what came with a token to the developer who holds it, so that it stays on its line and cannot pass for something
 * else. Stateless.
 */
public final class ShownText {
    private static final int MAX_CHARACTERS = 100;

    private ShownText() {}

    /**
     * A text in double quotes.
     *
     * @param text any
     * @return as {@link #plain}, in quotes
     */
    public static String quoted(String text) {
        return '"' + plain(text) + '"';
    }

    /**
     * A text without quotes.
     *
     * @param text any
     * @return at most its first 100 characters; what is not printable ASCII, a double quote or a backslash is escaped
     */
    public static String plain(String text) {
        int end = Math.min(text.length(), MAX_CHARACTERS);
        StringBuilder shown = new StringBuilder(end + 3);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                shown.append(c);
            } else {
                shown.append(String.format("\\u%04x", (int) c));
            }
        }
        return end < text.length() ? shown.append("...").toString() : shown.toString();
    }
}
