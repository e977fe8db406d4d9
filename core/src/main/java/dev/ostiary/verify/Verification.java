package dev.ostiary.verify;

import java.time.Duration;
import java.util.Objects;

/**
 * What became of a token: verified, rejected for a reason, or not decidable now.
 *
 * <p>Only {@link Verified} lets a request in. {@link Unavailable} is no statement about the token: whoever answers a
 * request says 503 then, never 401. All three are immutable and thread-safe.
 */
public sealed interface Verification {

    /**
     * Signature, issuer, audience, type and times are as the verifier demands.
     *
     * @param jwt the token's content
     */
    record Verified(VerifiedJwt jwt) implements Verification {
        /**
         * Refuses {@code null}.
         *
         * @param jwt the token's content
         */
        public Verified {
            Objects.requireNonNull(jwt, "jwt");
        }
    }

    /**
     * The token is not acceptable.
     *
     * @param reason the first check that failed, in the fixed order of {@link JwtVerifier}
     */
    record Rejected(RejectionReason reason) implements Verification {
        /**
         * Refuses {@code null}.
         *
         * @param reason the first check that failed
         */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The keys could not be had, so nothing is known about the token.
     *
     * @param retryAfter when it makes sense to ask again; zero or more
     */
    record Unavailable(Duration retryAfter) implements Verification {
        /**
         * Refuses {@code null}.
         *
         * @param retryAfter when it makes sense to ask again
         */
        public Unavailable {
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }
}
