package dev.ostiary.servlet.config;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.KeyUse;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Where an issuer's keys come from. Nothing is opened yet but what was handed in. */
public sealed interface KeyOrigin {

    /**
     * Every algorithm that some key of this origin can do or may come to do.
     *
     * @return unmodifiable
     */
    Set<JwsAlgorithm> algorithms();

    /**
     * Every algorithm that a token may come to use where the configuration names none.
     *
     * @return those that some key can do, and where the keys may be others tomorrow, those that others could
     */
    default Set<JwsAlgorithm> possibleAlgorithms() {
        return KeySettings.ASYMMETRIC;
    }

    /**
     * Whether these keys may be fetched without TLS from another machine.
     *
     * @return false for keys that are not fetched
     */
    default boolean isPlainHttpAllowed() {
        return false;
    }

    /**
     * Keys that are there: a secret, a public key that was written inline, or an object that was handed in.
     *
     * @param keys the keys; whoever handed them in closes them
     */
    record Ready(KeySource keys) implements KeyOrigin {
        @Override
        public Set<JwsAlgorithm> possibleAlgorithms() {
            Set<JwsAlgorithm> possible = new HashSet<>(keys.algorithms());
            possible.addAll(keys.usualAlgorithms());
            return Set.copyOf(possible);
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return keys.algorithms();
        }
    }

    /**
     * Keys in a file that may change.
     *
     * @param file absolute; its content was good when the configuration was read
     * @param algorithms what its keys could do then
     * @param use what they must be meant for
     */
    record InFile(Path file, Set<JwsAlgorithm> algorithms, KeyUse use) implements KeyOrigin {}

    /** Keys that are fetched from an issuer, which may publish others tomorrow. */
    sealed interface Fetched extends KeyOrigin {

        /**
         * How they are fetched.
         *
         * @return the settings
         */
        Fetching fetching();

        @Override
        default Set<JwsAlgorithm> algorithms() {
            return KeySettings.ASYMMETRIC;
        }

        @Override
        default boolean isPlainHttpAllowed() {
            return fetching().plainHttp();
        }
    }

    /**
     * A JWK set that is fetched (RFC 7517, section 5).
     *
     * @param address its URL
     * @param fetching how
     * @param use what the keys must be meant for
     */
    record At(URI address, Fetching fetching, KeyUse use) implements Fetched {}

    /**
     * A JWK set whose address the issuer's metadata tell (OpenID Connect Discovery, RFC 8414).
     *
     * @param issuer the {@code iss} of tokens, a URL
     * @param fetching how
     */
    record DiscoveredFrom(String issuer, Fetching fetching) implements Fetched {}
}
