package dev.ostiary.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys of an issuer at one moment: generations of one key for each algorithm, the newest first. Immutable.
 *
 * <p>Ids are the same for each issuer ({@code RS256-1}), as with providers that number their keys.
 */
record IssuerKeys(List<SignatureAlgorithm> algorithms, int newest, List<List<SigningKey>> generations) {
    static IssuerKeys first(List<SignatureAlgorithm> algorithms) {
        return new IssuerKeys(algorithms, 1, List.of(generation(algorithms, 1)));
    }

    IssuerKeys rotated() {
        List<List<SigningKey>> all = Stream.concat(Stream.of(generation(algorithms, newest + 1)), generations.stream())
                .toList();
        return new IssuerKeys(algorithms, newest + 1, all);
    }

    IssuerKeys newestOnly() {
        return new IssuerKeys(algorithms, newest, generations.subList(0, 1));
    }

    /** The key that tokens with the algorithm are signed with now. */
    SigningKey current(SignatureAlgorithm algorithm) {
        return generations.get(0).stream()
                .filter(key -> key.algorithm() == algorithm)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("algorithm: this issuer has no " + algorithm
                        + " key, only for " + algorithms + "; name it in TestIssuer.builder().algorithms(...)"));
    }

    List<SigningKey> published() {
        return generations.stream().flatMap(List::stream).toList();
    }

    /** The JWK set (RFC 7517, section 5). */
    String jwkSet() {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("keys", published().stream().map(SigningKey::jwk).toList());
        return Json.write(set);
    }

    private static List<SigningKey> generation(List<SignatureAlgorithm> algorithms, int number) {
        return algorithms.stream()
                .map(algorithm -> SigningKey.generate(algorithm.headerName() + "-" + number, algorithm))
                .toList();
    }
}
