package dev.ostiary.verify;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of a token: verified, rejected for a reason, or not decidable now.
 *
 * <p>Only {@link Verified} lets a request in. {@link Unavailable} is no statement about the token: whoever answers a
 * request says 503 then, never 401. All three are immutable and thread-safe.
 *
 * <pre>{@code
 * int status = verifier.verify(token).fold(jwt -> 200, reason -> 401, retryAfter -> 503);
 * }</pre>
 */
public sealed interface Verification {

    /**
     * Turns each of the three outcomes into a value, so that none can be forgotten.
     *
     * @param <T> the type of the value
     * @param onVerified asked with the token's content
     * @param onRejected asked with the reason
     * @param onUnavailable asked with the time after which it makes sense to try again
     * @return what the one function that was asked returned
     */
    <T extends @Nullable Object> T fold(
            Function<? super VerifiedJwt, ? extends T> onVerified,
            Function<? super RejectionReason, ? extends T> onRejected,
            Function<? super Duration, ? extends T> onUnavailable);

    /**
     * The token's content, where anything else is exceptional.
     *
     * @return the content of {@link Verified}
     * @throws TokenNotVerifiedException with the reason of {@link Rejected} or {@link Unavailable}
     */
    VerifiedJwt orElseThrow();

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

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super VerifiedJwt, ? extends T> onVerified,
                Function<? super RejectionReason, ? extends T> onRejected,
                Function<? super Duration, ? extends T> onUnavailable) {
            return onVerified.apply(jwt);
        }

        @Override
        public VerifiedJwt orElseThrow() {
            return jwt;
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

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super VerifiedJwt, ? extends T> onVerified,
                Function<? super RejectionReason, ? extends T> onRejected,
                Function<? super Duration, ? extends T> onUnavailable) {
            return onRejected.apply(reason);
        }

        @Override
        public VerifiedJwt orElseThrow() {
            throw new TokenNotVerifiedException(reason);
        }
    }

    /**
     * What decides could not be had, so nothing is known about the token.
     *
     * @param retryAfter when it makes sense to ask again; zero or more
     * @param reason {@link RejectionReason#KEYS_UNAVAILABLE}, or {@link RejectionReason#STORE_UNAVAILABLE} where it cannot be told
     *     whether the token was revoked
     */
    record Unavailable(Duration retryAfter, RejectionReason reason) implements Verification {
        /**
         * Refuses what is negative, and a reason that is no outage.
         *
         * @param retryAfter when it makes sense to ask again
         * @param reason of the category {@link RejectionReason.Category#UNAVAILABLE}
         * @throws IllegalArgumentException if the time is negative, or the reason of another category
         */
        public Unavailable {
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter: expected zero or more, got " + retryAfter);
            }
            if (reason.category() != RejectionReason.Category.UNAVAILABLE) {
                throw new IllegalArgumentException("reason: expected an outage, got " + reason.code());
            }
        }

        /**
         * The keys could not be had.
         *
         * @param retryAfter when it makes sense to ask again; zero or more
         */
        public Unavailable(Duration retryAfter) {
            this(retryAfter, RejectionReason.KEYS_UNAVAILABLE);
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super VerifiedJwt, ? extends T> onVerified,
                Function<? super RejectionReason, ? extends T> onRejected,
                Function<? super Duration, ? extends T> onUnavailable) {
            return onUnavailable.apply(retryAfter);
        }

        @Override
        public VerifiedJwt orElseThrow() {
            throw new TokenNotVerifiedException(reason);
        }
    }
}
