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
     * @throws TokenNotVerifiedException with the reason of {@link Rejected}, or with
     *     {@link RejectionReason#KEYS_UNAVAILABLE} for {@link Unavailable}
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
     * The keys could not be had, so nothing is known about the token.
     *
     * @param retryAfter when it makes sense to ask again; zero or more
     */
    record Unavailable(Duration retryAfter) implements Verification {
        /**
         * Refuses what is negative.
         *
         * @param retryAfter when it makes sense to ask again
         * @throws IllegalArgumentException if it is negative
         */
        public Unavailable {
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter: expected zero or more, got " + retryAfter);
            }
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
            throw new TokenNotVerifiedException(RejectionReason.KEYS_UNAVAILABLE);
        }
    }
}
