package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.verify.ReadToken.SignedToken;
import dev.ostiary.verify.Verification.Rejected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is trusted. The unverified {@code iss} selects among exact names and does nothing else: one that is not among them
 * costs no lookup of a key. The issuer that it selects decides by its own keys, so a lie about it ends at the signature.
 *
 * @param byName each issuer by its exact {@code iss}; two names may stand for one. Several of one name share no algorithm, and
 *     the token's selects among them
 * @param whoever stands for every {@code iss} and for none, where the check was given up; then there are no names
 * @param allTypes every type that some issuer accepts: what a token of nobody known is measured by
 */
record TrustedIssuers(
        Map<String, List<TrustedIssuer>> byName, @Nullable TrustedIssuer whoever, TokenTypes allTypes) {

    /** One issuer under its names; no name at all means whoever. */
    static TrustedIssuers of(Set<String> names, TrustedIssuer issuer) {
        Map<String, List<TrustedIssuer>> byName =
                names.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> List.of(issuer)));
        return new TrustedIssuers(
                byName, names.isEmpty() ? issuer : null, issuer.policy().types());
    }

    /**
     * All of several together.
     *
     * @throws IllegalArgumentException if one of them trusts whoever, or two know the same name and share an algorithm
     */
    static TrustedIssuers union(List<TrustedIssuers> parts) {
        Map<String, List<TrustedIssuer>> byName = new LinkedHashMap<>();
        for (TrustedIssuers part : parts) {
            if (part.whoever != null) {
                throw new IllegalArgumentException(
                        "parts: one of them takes any issuer; each must name its own, or it would decide for the"
                                + " others");
            }
            part.byName.forEach((name, issuers) -> issuers.forEach(issuer -> addNew(byName, name, issuer)));
        }
        Set<String> types =
                parts.stream().flatMap(part -> part.allTypes.names().stream()).collect(Collectors.toUnmodifiableSet());
        return new TrustedIssuers(Map.copyOf(byName), null, new TokenTypes(types));
    }

    private static void addNew(Map<String, List<TrustedIssuer>> byName, String name, TrustedIssuer issuer) {
        List<TrustedIssuer> earlier = byName.getOrDefault(name, List.of());
        if (earlier.stream().anyMatch(other -> other.sharesAlgorithmWith(issuer))) {
            throw new IllegalArgumentException(
                    "parts: two of them name the issuer '" + name + "' and may use the same algorithm; which keys are"
                            + " its own must be clear: name algorithms of each,"
                            + " so that they share none");
        }
        byName.put(name, Stream.concat(earlier.stream(), Stream.of(issuer)).toList());
    }

    /** Type, then issuer, then whatever that issuer demands. */
    Verification verify(SignedToken token, Progress progress) {
        Object name = token.claims().get("iss");
        TrustedIssuer issuer = selected(name, token.algorithm());
        progress.selected(issuer, issuer != null && whoever == null && name instanceof String text ? text : null);
        progress.reached(VerificationStep.TYPE);
        TokenTypes types = issuer == null ? allTypes : issuer.policy().types();
        if (!types.accept(token.type())) {
            return new Rejected(RejectionReason.TYPE_NOT_ALLOWED);
        }
        progress.reached(VerificationStep.ISSUER);
        return issuer == null ? new Rejected(RejectionReason.ISSUER_NOT_TRUSTED) : issuer.verify(token, progress);
    }

    /** Each issuer once. */
    Stream<TrustedIssuer> all() {
        return Stream.concat(byName.values().stream().flatMap(List::stream), Stream.ofNullable(whoever))
                .distinct();
    }

    /** An issuer and those of the same name. */
    Stream<TrustedIssuer> besides(TrustedIssuer issuer) {
        return byName.values().stream()
                .filter(ofName -> ofName.contains(issuer))
                .findFirst()
                .orElse(List.of(issuer))
                .stream();
    }

    private @Nullable TrustedIssuer selected(@Nullable Object name, JwsAlgorithm algorithm) {
        if (whoever != null) {
            return whoever;
        }
        List<TrustedIssuer> ofName = name instanceof String text ? byName.get(text) : null;
        return ofName == null ? null : ofName.size() == 1 ? ofName.get(0) : whoUses(algorithm, ofName);
    }

    /** The first speaks for all where none does: it rejects the algorithm. */
    private static TrustedIssuer whoUses(JwsAlgorithm algorithm, List<TrustedIssuer> issuers) {
        for (TrustedIssuer issuer : issuers) {
            if (issuer.policy().algorithms().mayBe(algorithm)) {
                return issuer;
            }
        }
        return issuers.get(0);
    }
}
