package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;
import java.net.URI;
import java.time.Duration;

/** Whether a browser can be sent to the provider. Immutable and thread-safe. */
public sealed interface Departure {

    /**
     * It can.
     *
     * @param location where to; holds {@code state}, so it is not for a log
     * @param binding what the browser's cookie is to say from now on: the given one, or a new one
     */
    record Ready(URI location, SignInBinding binding) implements Departure {
        /** Shows neither. */
        @Override
        public String toString() {
            return "Ready[...]";
        }
    }

    /**
     * The provider does not take the request; only pushed requests (RFC 9126) get to know that.
     *
     * @param reason {@link RejectionReason#PROVIDER_REFUSED}, {@link RejectionReason#PROVIDER_REFUSED_CLIENT} or
     *     {@link RejectionReason#PROVIDER_ANSWER_INVALID}
     */
    record Refused(RejectionReason reason) implements Departure {}

    /**
     * Its metadata cannot be had, or a pushed request came to nothing.
     *
     * @param retryAfter when it makes sense to try again
     * @param reason {@link RejectionReason#PROVIDER_UNAVAILABLE}
     */
    record Unavailable(Duration retryAfter, RejectionReason reason) implements Departure {}
}
