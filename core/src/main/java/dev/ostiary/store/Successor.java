package dev.ostiary.store;

import java.time.Instant;

/**
 * The refresh token that takes the place of another one. Times are kept as {@link StoreLimits#time} has them. Immutable.
 *
 * @param token its {@code jti}; 1 to 256 characters
 * @param issuedAt when it was issued
 * @param expiresAt from when on its session counts no more
 */
public record Successor(String token, Instant issuedAt, Instant expiresAt) {
    /**
     * Takes what is to be kept.
     *
     * @param token 1 to 256 characters
     * @param issuedAt when it was issued
     * @param expiresAt from when on its session counts no more
     * @throws IllegalArgumentException if the id is empty or longer
     */
    public Successor {
        StoreLimits.id("token", token);
        issuedAt = StoreLimits.time(issuedAt);
        expiresAt = StoreLimits.time(expiresAt);
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "Successor[" + issuedAt + ", expires " + expiresAt + "]";
    }
}
