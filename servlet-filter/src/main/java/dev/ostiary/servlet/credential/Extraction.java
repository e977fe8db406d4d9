package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;

/** What was found where a credential may stand. Immutable. */
public sealed interface Extraction {

    /** The request carries no credential of ours. */
    record None() implements Extraction {}

    /**
     * The request carries one credential; nothing of it has been checked.
     *
     * @param token the text of the token, or with {@link Carrier#API_KEY} of the API key; not empty
     * @param carrier what carried it
     */
    record Found(String token, Carrier carrier) implements Extraction {

        /**
         * Checks that there is a token.
         *
         * @param token the token's text
         * @param carrier what carried it
         * @throws IllegalArgumentException when {@code token} is empty: that is {@link None}
         */
        public Found {
            if (token.isEmpty()) {
                throw new IllegalArgumentException("token is empty; answer None where there is no token");
            }
        }

        /** Names the carrier and keeps the token to itself. */
        @Override
        public String toString() {
            return "Found[token=redacted, carrier=" + carrier + "]";
        }
    }

    /**
     * The request carries something that cannot be read as one credential; it is answered with 400.
     *
     * @param reason {@link RejectionReason#MALFORMED_AUTHORIZATION} or {@link RejectionReason#MULTIPLE_TOKENS}
     */
    record Malformed(RejectionReason reason) implements Extraction {}
}
