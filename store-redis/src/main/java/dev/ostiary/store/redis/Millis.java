package dev.ostiary.store.redis;

import dev.ostiary.store.StoreLimits;
import java.time.Instant;

/** Times as the scripts count them: milliseconds since 1970, within what their numbers hold exactly. */
final class Millis {
    private Millis() {}

    static String of(Instant time) {
        return Long.toString(StoreLimits.time(time).toEpochMilli());
    }

    static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
