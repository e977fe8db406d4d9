package dev.ostiary.example.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Shows points in time. People remember how long ago something was; the exact time is in the {@code title}. The server does
 * not know where its visitors are, so it says UTC.
 */
final class Moment {
    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String AGO = "<time datetime=\"{{instant}}\" title=\"{{exactly}}\">{{ago}}</time>";

    private Moment() {}

    static String text(Instant instant) {
        return TEXT.format(instant);
    }

    static String timeOfDay(Instant instant) {
        return TIME_OF_DAY.format(instant);
    }

    /** Such as {@code 3 minutes ago}. What is ahead of us, by a clock of another node, was just now. */
    static Html ago(Instant instant, Instant now) {
        Duration since = Duration.between(instant, now);
        return Html.fill(AGO, Map.of("instant", instant, "exactly", text(instant), "ago", words(since)));
    }

    private static String words(Duration since) {
        if (since.toMinutes() < 1) {
            return "just now";
        }
        return since.toHours() < 1
                ? count(since.toMinutes(), "minute")
                : since.toDays() < 1 ? count(since.toHours(), "hour") : count(since.toDays(), "day");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}
