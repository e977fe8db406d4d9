package dev.ostiary.verify;

import dev.ostiary.encoding.DurationText;
import dev.ostiary.encoding.ShownText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a little of what came with a token, as {@link ShownText} does. */
final class Excerpt {
    private static final int MAX_NAMES = 10;

    private Excerpt() {}

    /** A text in quotes. */
    static String text(String text) {
        return ShownText.quoted(text);
    }

    /** A text without quotes. */
    static String name(String text) {
        return ShownText.plain(text);
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
        String length = DurationText.forPeople(ahead);
        String distance = ahead.isNegative() ? length + " ago" : "in " + length;
        return claim + " " + time + ", " + distance;
    }
}
