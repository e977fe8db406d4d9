package dev.ostiary.store;

import dev.ostiary.store.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Things to put into a store. */
public final class Samples {
    /** How long sessions are open that are not refreshed. */
    public static final Duration SESSION = Duration.ofDays(30);

    private Samples() {}

    /** A session that was opened at a time, with a first refresh token named after it. */
    public static SessionState session(String id, String subject, Instant openedAt) {
        return new SessionState(id, subject, "a browser", openedAt, openedAt, openedAt.plus(SESSION), firstToken(id));
    }

    /** A refresh token that was issued at a time. */
    public static Successor successor(String token, Instant at) {
        return new Successor(token, at, at.plus(SESSION));
    }

    /** A session whose every part is as long and as odd as it may be. */
    public static SessionState largest(String id, String subject, Instant openedAt) {
        return new SessionState(
                id,
                subject,
                "\u4e2d'\"\\\u0000\ud83d\ude00\ud800 ".repeat(22),
                openedAt,
                openedAt.plusMillis(1),
                openedAt.plus(SESSION),
                "\u4e2d".repeat(256));
    }

    /** Opens it and rotates its token more often than a store has to remember. */
    public static SessionState rotatedOften(TokenStateStore store, SessionState session, Instant at) {
        store.open(session);
        SessionState state = session;
        for (int i = 0; i < 20; i++) {
            Successor next = successor("\\,;:\n\t\u0000'\"".repeat(25) + i, at);
            store.rotate(state.id(), state.subject(), TokenCopy.first(state.currentToken()), next);
            state = state.rotatedTo(next);
        }
        return state;
    }

    /** An id of a one-time token of a subject of its own, to verify a mail address with. */
    public static OneTimeId oneTime(String id, Instant until) {
        return oneTime(id, "u of " + id.hashCode(), until);
    }

    /** An id of a one-time token of somebody. */
    public static OneTimeId oneTime(String id, String subject, Instant until) {
        return new OneTimeId(id, subject, "email_verify", until);
    }

    /** The revocation of a subject's tokens of no session, whoever has issued them. */
    public static Revocation ofSubject(String subject, Instant now, Instant until) {
        return new Revocation(tokensOfSubject(subject), now, until);
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
