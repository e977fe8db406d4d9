package dev.ostiary.servlet;

import dev.ostiary.servlet.config.IdentityHeader;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.verify.VerifiedJwt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whose claims are read in which way: each issuer's as was configured for it. Immutable and thread-safe.
 *
 * @param byIssuer by the verified {@code iss}; empty when there is one issuer, whatever its {@code iss}
 * @param only for the tokens of that one
 */
record IdentityMappings(Map<String, IdentityMapping> byIssuer, Optional<IdentityMapping> only) {

    static IdentityMappings of(List<IssuerConfig> issuers, List<IdentityHeader> headers) {
        if (issuers.size() == 1) {
            return new IdentityMappings(
                    Map.of(), Optional.of(new IdentityMapping(issuers.get(0).claims(), headers)));
        }
        Map<String, IdentityMapping> byIssuer = issuers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        issuer -> issuer.issuer().orElseThrow(),
                        issuer -> new IdentityMapping(issuer.claims(), headers)));
        return new IdentityMappings(byIssuer, Optional.empty());
    }

    /** The user; nobody when no claim names one. Found out once for a token that is kept. */
    Optional<Identity> identity(VerifiedJwt jwt) {
        return jwt.derived(this, this::user).map(Identity::of);
    }

    private Optional<User> user(VerifiedJwt jwt) {
        return only.or(() -> jwt.issuer().map(byIssuer::get)).flatMap(mapping -> mapping.user(jwt));
    }
}
