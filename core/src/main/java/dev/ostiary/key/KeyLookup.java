package dev.ostiary.key;

import java.time.Duration;
import java.util.List;

/** The outcome of asking a {@link KeySource} for the keys that may verify a token. */
public sealed interface KeyLookup {

    /** The most keys that one lookup may answer with: each of them costs one verification. */
    int MAX_CANDIDATES = 4;

    /**
     * Keys that may have signed the token; any one that verifies it is enough.
     *
     * @param candidates one to four keys, each of which supports the algorithm asked for; copied
     */
    record Found(List<VerificationKey> candidates) implements KeyLookup {
        /**
         * Takes the candidates.
         *
         * @param candidates one to four keys
         * @throws IllegalArgumentException if there are none or more than four
         */
        public Found {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty() || candidates.size() > MAX_CANDIDATES) {
                throw new IllegalArgumentException("candidates: one to four keys expected, not " + candidates.size());
            }
        }
    }

    /** No key fits, and asking again will not help: the token is to be rejected. */
    record Unknown() implements KeyLookup {}

    /**
     * Whether a key fits cannot be told now: the token is neither accepted nor rejected.
     *
     * @param retryAfter when asking again may help, not negative
     */
    record Unavailable(Duration retryAfter) implements KeyLookup {
        /**
         * Takes the time.
         *
         * @param retryAfter not negative
         * @throws IllegalArgumentException if it is negative
         */
        public Unavailable {
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter: must not be negative");
            }
        }
    }
}
