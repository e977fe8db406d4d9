package dev.ostiary.store.redis;

import dev.ostiary.store.SessionState;
import java.util.List;
import java.util.stream.Stream;

/** A session as the fields that the scripts keep, in their order: subject, label, opened, refreshed, expires, current. */
final class SessionFields {
    private SessionFields() {}

    static Stream<byte[]> of(SessionState session) {
        return Stream.of(
                        session.subject(),
                        session.label(),
                        Millis.of(session.openedAt()),
                        Millis.of(session.refreshedAt()),
                        Millis.of(session.expiresAt()),
                        session.currentToken())
                .map(KeyText::bytes);
    }

    /**
     * Reads them back, of more fields that may follow.
     *
     * @throws IllegalArgumentException if they are not what {@link #of} makes
     */
    static SessionState read(String id, List<Reply> fields) {
        return new SessionState(
                id,
                fields.get(0).text(),
                fields.get(1).text(),
                Millis.instant(fields.get(2).text()),
                Millis.instant(fields.get(3).text()),
                Millis.instant(fields.get(4).text()),
                fields.get(5).text());
    }
}
