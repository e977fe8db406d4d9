package dev.ostiary.issue;

import java.time.Instant;

/**
 * A token that has just been signed.
 *
 * @param token the compact form; whoever holds it is the subject, so keep it out of logs and addresses
 * @param id its {@code jti}
 * @param issuedAt its {@code iat}
 * @param expiresAt its {@code exp}
 */
public record IssuedToken(String token, String id, Instant issuedAt, Instant expiresAt) {
    /** Leaves the token out. */
    @Override
    public String toString() {
        return "IssuedToken[expires " + expiresAt + "]";
    }
}
