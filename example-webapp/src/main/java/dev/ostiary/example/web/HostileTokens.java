package dev.ostiary.example.web;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Makes tokens that no application may accept, for {@link BreakItServlet}: a service. The launcher brings one along, which has them from the
 * testkit; a deployed {@code .war} has none.
 */
public interface HostileTokens {
    /**
     * What the application trusts. The tokens are for it, but for the one thing that is wrong with each.
     *
     * @param issuer whose tokens it accepts
     * @param audience its own name
     * @param secret by which both sign and check
     */
    @SuppressWarnings("ArrayRecordComponent") // held for the length of one call
    record Trust(String issuer, String audience, byte[] secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Trust[" + issuer + ", " + audience + "]";
        }
    }

    /**
     * One of them.
     *
     * @param name what is wrong with it
     * @param token the text, which is not to leave this server: it is signed with the real secret, and some day it may not be bad any more
     */
    record Hostile(String name, String token) {
        /** Shows the name alone. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * All of them.
     *
     * @param trusted what the application trusts
     * @return several hundred, each of which fits a header
     */
    List<Hostile> all(Trust trusted);

    /**
     * The good token that each of them is like.
     *
     * @param trusted what the application trusts
     * @return a text that must be accepted
     */
    String goodTwin(Trust trusted);

    /** Empty where the testkit is not there. */
    static Optional<HostileTokens> find() {
        return ServiceLoader.load(HostileTokens.class).findFirst();
    }
}
