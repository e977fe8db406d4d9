package dev.ostiary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * @param superseded the refresh tokens that were rotated last, the latest at the end; at most {@value #MAX_SUPERSEDED}
 */
public record SessionState(
        String id,
        String subject,
        String label,
        Instant openedAt,
        Instant refreshedAt,
        Instant expiresAt,
        String currentToken,
        List<Superseded> superseded) {

    /** How many superseded tokens a session remembers. */
    public static final int MAX_SUPERSEDED = 16;

    /**
     * A refresh token that was rotated.
     *
     * @param token its {@code jti}
     * @param at when its successor was issued
     */
    public record Superseded(String token, Instant at) {
        /**
         * Takes what a store has kept.
         *
         * @param token 1 to 256 characters
         * @param at when its successor was issued
         * @throws IllegalArgumentException if the id is empty or longer
         */
        public Superseded {
            StoreLimits.id("token", token);
            at = StoreLimits.time(at);
        }

        /** Shows the time only. */
        @Override
        public String toString() {
            return "Superseded[" + at + "]";
        }
    }

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
     * @param superseded copied; the first are dropped beyond {@value #MAX_SUPERSEDED}
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
        superseded =
                List.copyOf(superseded.subList(Math.max(0, superseded.size() - MAX_SUPERSEDED), superseded.size()));
    }

    /**
     * The session after its refresh token was rotated.
     *
     * @param successor the new current token
     * @param at when it was issued
     * @param expiry when it expires
     * @return a new state, which remembers the token that was current before
     */
    public SessionState rotated(String successor, Instant at, Instant expiry) {
        List<Superseded> before = new ArrayList<>(superseded);
        before.add(new Superseded(currentToken, at));
        return new SessionState(id, subject, label, openedAt, at, expiry, successor, before);
    }

    /**
     * Since when a token has a successor: what decides whether it still gets the current one, or looks stolen.
     *
     * @param token its {@code jti}
     * @return when its own successor was issued; empty for the current token, and for one that is not remembered
     */
    public Optional<Instant> supersededAt(String token) {
        return superseded.stream()
                .filter(before -> before.token().equals(token))
                .map(Superseded::at)
                .findFirst();
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "SessionState[opened " + openedAt + ", expires " + expiresAt + "]";
    }
}
