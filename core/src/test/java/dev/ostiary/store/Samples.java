package dev.ostiary.store;

import dev.ostiary.store.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Things to put into a store. */
public final class Samples {
    /** How long sessions are open that are not refreshed. */
    public static final Duration SESSION = Duration.ofDays(30);

    private Samples() {}

    /** A session that was opened at a time, with a first refresh token named after it. */
    public static SessionState session(String id, String subject, Instant openedAt) {
        return new SessionState(
                id, subject, "a browser", openedAt, openedAt, openedAt.plus(SESSION), firstToken(id), List.of());
    }

    /** The same session with its next refresh token. */
    public static SessionState rotated(SessionState session, String successor, Instant at) {
        return session.rotated(successor, at, at.plus(SESSION));
    }

    /** A session whose every part is as long and as odd as it may be, with all the superseded tokens that it remembers. */
    public static SessionState largest(String id, String subject, Instant openedAt) {
        SessionState session = new SessionState(
                id,
                subject,
                "\u4e2d'\"\\\u0000\ud83d\ude00\ud800 ".repeat(22),
                openedAt,
                openedAt.plusMillis(1),
                openedAt.plus(SESSION),
                "\u4e2d".repeat(256),
                List.of());
        for (int i = 0; i < 20; i++) {
            Instant at = openedAt.plusSeconds(i).plusMillis(7);
            session = rotated(session, "\\,;:\n\t\u0000'\"".repeat(25) + i, at);
        }
        return session;
    }

    /** The revocation of one token. */
    public static Revocation ofToken(String id, Instant until) {
        return Revocation.ofToken(Optional.empty(), id, MovableClock.START, until);
    }

    /** The name of one token. */
    public static Revocation.Name token(String id) {
        return new Revocation.Name(Kind.TOKEN, id);
    }

    /** The name of one token of an issuer. */
    public static Revocation.Name token(String issuer, String id) {
        return Revocation.Name.ofToken(Optional.of(issuer), id);
    }

    /** The name of a session's tokens. */
    public static Revocation.Name tokensOfSession(String id) {
        return new Revocation.Name(Kind.SESSION, id);
    }

    /** The name of a subject's tokens. */
    public static Revocation.Name tokensOfSubject(String subject) {
        return new Revocation.Name(Kind.SUBJECT, subject);
    }

    /** The name of a subject's tokens of one issuer. */
    public static Revocation.Name tokensOfSubject(String issuer, String subject) {
        return Revocation.Name.ofSubject(issuer, subject);
    }

    static String firstToken(String session) {
        return "first of " + session.hashCode();
    }
}
