package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import java.util.List;
import java.util.Set;

/** What was found where a credential may stand. Immutable. */
public sealed interface Extraction {

    /** The request carries no credential of ours. */
    record None() implements Extraction {}

    /** Something was sent that may let the request in; nothing of it has been checked. */
    sealed interface Sent extends Extraction {

        /**
         * What carried it.
         *
         * @return the carrier
         */
        Carrier carrier();
    }

    /**
     * The request carries one credential.
     *
     * @param token the text of the token, or with {@link Carrier#API_KEY} of the API key; not empty
     * @param carrier what carried it
     */
    record Found(String token, Carrier carrier) implements Sent {

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
     * The request carries several cookies of one name, which other applications and hosts may have set. Which one counts shows when they are
     * verified: the one that is good, unless two are of different users.
     *
     * @param tokens distinct and not empty, in the order in which they were sent; two to {@value #MOST}
     */
    record Candidates(List<String> tokens) implements Sent {
        /** How many are looked at. */
        public static final int MOST = 4;

        /**
         * Copies the tokens.
         *
         * @param tokens in the order in which they were sent
         * @throws IllegalArgumentException for fewer than two or more than {@value #MOST}, or where one is empty or stands there twice
         */
        public Candidates {
            tokens = List.copyOf(tokens);
            boolean distinct = tokens.stream().distinct().count() == tokens.size();
            if (tokens.size() < 2 || tokens.size() > MOST || !distinct || tokens.contains("")) {
                throw new IllegalArgumentException("tokens: expected 2 to " + MOST
                        + " that differ and are not empty, got " + tokens.size() + "; answer Found where there is one");
            }
        }

        /**
         * The first of what cookies carry, for nobody shall make more work than that.
         *
         * @param sent in the order in which they were sent; not empty
         * @return {@link Found} where all say the same
         */
        static Sent ofCookies(Set<String> sent) {
            List<String> first = sent.stream().limit(MOST).toList();
            return first.size() == 1 ? new Found(first.get(0), Carrier.COOKIE) : new Candidates(first);
        }

        @Override
        public Carrier carrier() {
            return Carrier.COOKIE;
        }

        /** Tells how many there are and keeps the tokens to itself. */
        @Override
        public String toString() {
            return "Candidates[" + tokens.size() + " tokens, redacted]";
        }
    }

    /**
     * The request carries something that cannot be read as one credential; it is answered with 400.
     *
     * @param reason {@link RejectionReason#MALFORMED_AUTHORIZATION} or {@link RejectionReason#MULTIPLE_TOKENS}
     */
    record Malformed(RejectionReason reason) implements Extraction {}
}
