package dev.ostiary.example.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shows points in time. The server does not know where its visitors are, so it says UTC. */
final class Moment {
    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moment() {}

    static String text(Instant instant) {
        return TEXT.format(instant);
    }
}
