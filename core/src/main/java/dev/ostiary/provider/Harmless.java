package dev.ostiary.provider;

import org.jspecify.annotations.Nullable;

/** What a provider has written, made fit for a log. Stateless. */
final class Harmless {
    private static final int MOST = 200;

    private Harmless() {}

    /** Printable ASCII without what could end a quotation, at most 200 characters; empty for what is no text. */
    static String text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return "";
        }
        String start = text.substring(0, Math.min(text.length(), MOST));
        return start.replaceAll("[^ !#-\\[\\]-~]", "?");
    }
}
