package dev.ostiary.servlet.session;

import dev.ostiary.session.Refreshing;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.session.SessionTokens;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Rotates refresh tokens, and tells when one looks stolen. Thread-safe as far as whoever is told is. */
public final class Rotation {
    private final SessionTokens tokens;
    private final BiConsumer<String, String> reuse;

    /**
     * Makes one.
     *
     * @param tokens of the sessions
     * @param reuse told once for each session that was ended because a refresh token came again: the session's id, and whose it was
     */
    public Rotation(SessionTokens tokens, BiConsumer<String, String> reuse) {
        this.tokens = tokens;
        this.reuse = reuse;
    }

    /**
     * Rotates.
     *
     * @param refreshToken any text
     * @param wanted asked for what would be granted, before anything changes
     * @return as {@link SessionTokens#refresh(String, Predicate)} says
     */
    public Refreshing rotate(String refreshToken, Predicate<SessionGrant> wanted) {
        Refreshing result = tokens.refresh(refreshToken, wanted);
        if (result instanceof Refreshing.Rejected rejected) {
            rejected.reuse().ifPresent(reused -> reuse.accept(reused.sessionId(), reused.subject()));
        }
        return result;
    }
}
