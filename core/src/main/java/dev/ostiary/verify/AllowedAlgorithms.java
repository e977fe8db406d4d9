package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.KeySource;
import java.util.Set;

/** Which algorithms a verifier accepts: those it was told, or the usual ones of its keys. */
final class AllowedAlgorithms {
    private AllowedAlgorithms() {}

    static Set<JwsAlgorithm> of(KeySource source, Set<JwsAlgorithm> algorithms) {
        Set<JwsAlgorithm> possible = source.algorithms();
        if (!possible.containsAll(algorithms)) {
            throw new IllegalArgumentException(
                    "algorithms: the keys can verify only " + possible + ", but " + algorithms + " is allowed");
        }
        Set<JwsAlgorithm> allowed = algorithms.isEmpty() ? source.usualAlgorithms() : algorithms;
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("keys: the source names no algorithm that it could verify");
        }
        boolean secret = allowed.stream().anyMatch(algorithm -> algorithm.family() == KeyFamily.HMAC);
        boolean publicKeys = allowed.stream().anyMatch(algorithm -> algorithm.family() != KeyFamily.HMAC);
        if (secret && publicKeys) {
            throw new IllegalArgumentException("keys: a secret and public keys never serve one verifier");
        }
        return Set.copyOf(allowed);
    }
}
