package dev.ostiary.store.redis;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.SessionState.Superseded;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A session as the fields that the scripts keep, in their order: subject, label, opened, refreshed, expires, current, superseded. */
final class SessionFields {
    private SessionFields() {}

    static Stream<byte[]> of(SessionState session) {
        return Stream.of(
                        session.subject(),
                        session.label(),
                        Millis.of(session.openedAt()),
                        Millis.of(session.refreshedAt()),
                        Millis.of(session.expiresAt()),
                        session.currentToken(),
                        text(session.superseded()))
                .map(KeyText::bytes);
    }

    /**
     * Reads them back.
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
                fields.get(5).text(),
                superseded(fields.get(6).text()));
    }

    /** {@code <milliseconds>.<token in base64url>}, with commas between. */
    private static String text(List<Superseded> tokens) {
        return tokens.stream()
                .map(token -> Millis.of(token.at()) + "." + Base64Url.encode(KeyText.bytes(token.token())))
                .collect(Collectors.joining(","));
    }

    private static List<Superseded> superseded(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(SessionFields::one).toList();
    }

    private static Superseded one(String text) {
        int dot = text.indexOf('.');
        byte[] token = Base64Url.decode(text.substring(dot + 1)).orElseThrow(IllegalArgumentException::new);
        return new Superseded(KeyText.text(token), Millis.instant(text.substring(0, Math.max(0, dot))));
    }
}
