package dev.ostiary.store.redis;

import dev.ostiary.store.SessionState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Sessions that last for a month from now on, by the server's clock too. */
final class Sessions {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private Sessions() {}

    static SessionState of(String id, String subject) {
        return new SessionState(id, subject, "", NOW, NOW, NOW.plus(30, ChronoUnit.DAYS), "first");
    }
}
