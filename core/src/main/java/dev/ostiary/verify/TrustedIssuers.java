package dev.ostiary.verify;

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
 * @param byName each issuer by its exact {@code iss}; two names may stand for one
 * @param whoever stands for every {@code iss} and for none, where the check was given up; then there are no names
 * @param allTypes every type that some issuer accepts: what a token of nobody known is measured by
 */
record TrustedIssuers(
        Map<String, TrustedIssuer> byName, @Nullable TrustedIssuer whoever, TokenTypes allTypes) {

    /** One issuer under its names; no name at all means whoever. */
    static TrustedIssuers of(Set<String> names, TrustedIssuer issuer) {
        Map<String, TrustedIssuer> byName =
                names.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> issuer));
        return new TrustedIssuers(
                byName, names.isEmpty() ? issuer : null, issuer.policy().types());
    }

    /**
     * All of several together.
     *
     * @throws IllegalArgumentException if one of them trusts whoever, or two know the same name
     */
    static TrustedIssuers union(List<TrustedIssuers> parts) {
        Map<String, TrustedIssuer> byName = new LinkedHashMap<>();
        for (TrustedIssuers part : parts) {
            if (part.whoever != null) {
                throw new IllegalArgumentException(
                        "parts: one of them takes any issuer; each must name its own, or it would decide for the others");
            }
            part.byName.forEach((name, issuer) -> addNew(byName, name, issuer));
        }
        Set<String> types =
                parts.stream().flatMap(part -> part.allTypes.names().stream()).collect(Collectors.toUnmodifiableSet());
        return new TrustedIssuers(Map.copyOf(byName), null, new TokenTypes(types));
    }

    private static void addNew(Map<String, TrustedIssuer> byName, String name, TrustedIssuer issuer) {
        if (byName.put(name, issuer) != null) {
            throw new IllegalArgumentException(
                    "parts: two of them name the issuer '" + name + "'; which keys are its own must be clear");
        }
    }

    /** Type, then issuer, then whatever that issuer demands. */
    Verification verify(SignedToken token, Progress progress) {
        Object name = token.claims().get("iss");
        TrustedIssuer issuer = selected(name);
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
        return Stream.concat(byName.values().stream(), Stream.ofNullable(whoever))
                .distinct();
    }

    private @Nullable TrustedIssuer selected(@Nullable Object name) {
        if (whoever != null) {
            return whoever;
        }
        return name instanceof String text ? byName.get(text) : null;
    }
}
