package dev.ostiary.provider;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a provider has written, made fit for a log. Stateless. */
final class Harmless {
    private static final int MOST = 200;

    /** Printable ASCII, but for what ends a quotation, and what log systems may read: <code>${...}</code> as something to look up. */
    private static final Pattern UNUSUAL = Pattern.compile("[^ !#-;=?-\\[\\]_a-z~]");

    private Harmless() {}

    /** Plain ASCII, at most 200 characters; empty for what is no text. */
    static String text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return "";
        }
        String start = text.substring(0, Math.min(text.length(), MOST));
        return UNUSUAL.matcher(start).replaceAll("?");
    }
}
