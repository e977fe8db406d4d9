package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.KeySource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which algorithms a verifier accepts: those it was told, or the usual ones of its keys. Keys that are fetched may be others
 * tomorrow, and name algorithms of their own.
 *
 * @param certain accepted whatever the keys are; never empty
 * @param possible those and what the keys may come to allow; all others are refused without looking for a key. Never both
 *     of secrets and of public keys
 * @param byKey whether nobody has named them
 */
record AllowedAlgorithms(Set<JwsAlgorithm> certain, Set<JwsAlgorithm> possible, boolean byKey) {
    static AllowedAlgorithms of(KeySource source, Set<JwsAlgorithm> algorithms) {
        if (!source.algorithms().containsAll(algorithms)) {
            throw new IllegalArgumentException("algorithms: the keys can verify only " + source.algorithms() + ", but "
                    + algorithms + " is allowed");
        }
        Set<JwsAlgorithm> allowed = algorithms.isEmpty() ? source.usualAlgorithms() : algorithms;
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("keys: the source names no algorithm that it could verify");
        }
        boolean secret = allowed.stream().anyMatch(AllowedAlgorithms::isOfSecret);
        if (secret && !allowed.stream().allMatch(AllowedAlgorithms::isOfSecret)) {
            throw new IllegalArgumentException("keys: a secret and public keys never serve one verifier");
        }
        EnumSet<JwsAlgorithm> possible = EnumSet.copyOf(allowed);
        if (algorithms.isEmpty()) {
            source.algorithms().stream()
                    .filter(algorithm -> isOfSecret(algorithm) == secret)
                    .forEach(possible::add);
        }
        return new AllowedAlgorithms(Set.copyOf(allowed), Collections.unmodifiableSet(possible), algorithms.isEmpty());
    }

    /** Whether a key for it is worth looking for. */
    boolean mayBe(JwsAlgorithm algorithm) {
        return possible.contains(algorithm);
    }

    /** Whether it is accepted as things stand with these keys, which have been looked for. */
    boolean allow(JwsAlgorithm algorithm, KeySource source) {
        return certain.contains(algorithm) || (byKey && source.usualAlgorithms().contains(algorithm));
    }

    /** As things stand with these keys. */
    Set<JwsAlgorithm> now(KeySource source) {
        return byKey ? source.usualAlgorithms() : certain;
    }

    private static boolean isOfSecret(JwsAlgorithm algorithm) {
        return algorithm.family() == KeyFamily.HMAC;
    }
}
