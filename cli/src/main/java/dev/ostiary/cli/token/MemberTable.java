package dev.ostiary.cli.token;

import dev.ostiary.cli.console.Columns;
import dev.ostiary.encoding.DurationText;
import dev.ostiary.encoding.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members of a JSON object, one a line, with times in words. What a terminal could take for more than text is escaped. Immutable.
 *
 * @param now what times are compared with
 */
record MemberTable(Instant now) {
    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time", "updated_at");

    /** The largest number of seconds that is shown as a time: the year 9999. */
    private static final long LAST = 253_402_300_799L;

    List<String> lines(Map<String, @Nullable Object> members) {
        Columns table = new Columns();
        members.forEach((name, value) -> table.row("  " + escaped(name), json(value), time(name, value)));
        return table.lines();
    }

    private static String json(@Nullable Object value) {
        Map<String, @Nullable Object> wrapped = new HashMap<>();
        wrapped.put("", value);
        String text = StrictJson.write(wrapped);
        return escaped(text.substring("{\"\":".length(), text.length() - 1));
    }

    /** Everything but printable ASCII, as JSON escapes it. */
    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return shown.toString();
    }

    private String time(String name, @Nullable Object value) {
        if (!TIMES.contains(name) || !(value instanceof Long seconds) || seconds < 0 || seconds > LAST) {
            return "";
        }
        Instant time = Instant.ofEpochSecond(seconds);
        String distance = DurationText.forPeople(Duration.between(now, time));
        return time + (time.isAfter(now) ? ", in " + distance : ", " + distance + " ago");
    }
}
