package dev.ostiary.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a little of what came with a token, so that it stays on its line and cannot pass for something else. */
final class Excerpt {
    private static final int MAX_CHARACTERS = 100;
    private static final int MAX_NAMES = 10;

    private Excerpt() {}

    /** A text in quotes. */
    static String text(String text) {
        return '"' + name(text) + '"';
    }

    /** A text without quotes: what is not printable ASCII, a quote or a backslash is escaped, too much is cut. */
    static String name(String text) {
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

    static String names(Collection<String> names) {
        String shown =
                names.stream().sorted().limit(MAX_NAMES).map(Excerpt::text).collect(Collectors.joining(", "));
        int more = names.size() - MAX_NAMES;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    /** A claim that is a time, and how far from now it is. */
    static String time(String claim, @Nullable Instant time, Instant now) {
        if (time == null) {
            return "no " + claim;
        }
        Duration ahead = Duration.between(now, time);
        String distance = ahead.isNegative() ? ahead.negated() + " ago" : "in " + ahead;
        return claim + " " + time + ", " + distance;
    }
}
