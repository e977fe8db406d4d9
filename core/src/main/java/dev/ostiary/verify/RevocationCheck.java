package dev.ostiary.verify;

import java.time.Duration;
import java.util.Objects;

/**
 * Asked, as the last step of every verification, whether a token was taken back before its time.
 *
 * <p>Key revocation on {@code jti}, {@code sid} or {@code sub}, never on the token's text, which has several spellings.
 * Called by many threads at once, for each request: whoever asks a remote store here waits for it each time.
 */
@FunctionalInterface
public interface RevocationCheck {
    /**
     * Tells.
     *
     * @param token whose signature and claims are as the verifier demands
     * @return never {@code null}; what is thrown counts as {@link Undecided}
     */
    Status check(VerifiedJwt token);

    /** Whether a token was taken back. */
    sealed interface Status {}

    /** It was not. */
    record NotRevoked() implements Status {}

    /** It was. */
    record Revoked() implements Status {}

    /**
     * That cannot be told now, so the token is neither accepted nor rejected.
     *
     * @param retryAfter when asking again may help
     */
    record Undecided(Duration retryAfter) implements Status {
        /**
         * Takes the time.
         *
         * @param retryAfter zero or more
         * @throws IllegalArgumentException if it is negative
         */
        public Undecided {
            if (Objects.requireNonNull(retryAfter, "retryAfter").isNegative()) {
                throw new IllegalArgumentException("retryAfter: must not be negative");
            }
        }
    }
}
