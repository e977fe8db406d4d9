package dev.ostiary.store;

import java.time.Instant;

/**
 * One session: a user at one device, from sign-in to sign-out. It holds ids of refresh tokens, never a token.
 *
 * <p>Times are kept as {@link StoreLimits#time} has them, to the millisecond. Immutable and thread-safe.
 *
 * @param id the session's own, which access and refresh tokens carry as {@code sid}
 * @param subject whose it is
 * @param label for people to tell their sessions apart, such as the browser's name; at most 200 characters, may be empty
 * @param openedAt when the user signed in
 * @param refreshedAt when the current refresh token was issued
 * @param expiresAt from when on the session counts no more, unless it is refreshed before
 * @param currentToken the {@code jti} of the one refresh token that may be rotated
 */
public record SessionState(
        String id,
        String subject,
        String label,
        Instant openedAt,
        Instant refreshedAt,
        Instant expiresAt,
        String currentToken) {

    /**
     * Takes what a store has kept.
     *
     * @param id 1 to 256 characters
     * @param subject 1 to 1,024 characters
     * @param label at most 200 characters
     * @param openedAt when the user signed in
     * @param refreshedAt when the current refresh token was issued
     * @param expiresAt from when on the session counts no more
     * @param currentToken 1 to 256 characters
     * @throws IllegalArgumentException if a text is too long or empty; the message names it and does not show it
     */
    public SessionState {
        StoreLimits.id("id", id);
        StoreLimits.subject(subject);
        StoreLimits.text("label", label, 0, StoreLimits.MAX_LABEL_LENGTH);
        StoreLimits.id("currentToken", currentToken);
        openedAt = StoreLimits.time(openedAt);
        refreshedAt = StoreLimits.time(refreshedAt);
        expiresAt = StoreLimits.time(expiresAt);
    }

    /**
     * The session after its refresh token was rotated.
     *
     * @param successor what takes the current token's place
     * @return a new state
     */
    public SessionState rotatedTo(Successor successor) {
        return new SessionState(
                id, subject, label, openedAt, successor.issuedAt(), successor.expiresAt(), successor.token());
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "SessionState[opened " + openedAt + ", expires " + expiresAt + "]";
    }
}
