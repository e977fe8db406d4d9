package dev.ostiary.key;

import java.security.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * For each algorithm the fastest provider of those that are there, looked for when the algorithm is first used: one that many have on the class
 * path for something else takes a tenth of a second to load. Thread-safe.
 */
final class FastestProvider {
    private final Map<JwsAlgorithm, Optional<Provider>> chosen = new ConcurrentHashMap<>();
    private final Map<KnownProvider, Optional<Provider>> found = new ConcurrentHashMap<>();

    /** Empty leaves it to the platform. */
    Optional<Provider> of(JwsAlgorithm algorithm) {
        Optional<Provider> known = chosen.get(algorithm);
        return known == null ? chosen.computeIfAbsent(algorithm, this::choose) : known;
    }

    /** Looked for once, whatever comes of it. */
    Optional<Provider> find(KnownProvider known) {
        return found.computeIfAbsent(known, KnownProvider::find);
    }

    private Optional<Provider> choose(JwsAlgorithm algorithm) {
        return Stream.of(KnownProvider.values())
                .filter(known -> known.isFasterFor(algorithm.family()))
                .flatMap(known -> find(known).stream())
                .filter(provider -> SignatureProvider.has(provider, algorithm))
                .findFirst();
    }
}
