package dev.ostiary.servlet;

import dev.ostiary.servlet.config.ClaimMapping;
import dev.ostiary.servlet.config.IdentityHeader;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.verify.VerifiedJwt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose claims are read in which way: each issuer's as was configured for it. Immutable and thread-safe.
 *
 * @param byIssuer by the verified {@code iss}; empty when there is one issuer, whatever its {@code iss}
 * @param only for the tokens of that one
 */
record IdentityMappings(Map<String, IdentityMapping> byIssuer, Optional<IdentityMapping> only) {

    /** @param session of tokens beside those of the issuers */
    static IdentityMappings of(
            List<IssuerConfig> issuers, Optional<SessionConfig> session, List<IdentityHeader> headers) {
        if (issuers.size() == 1 && session.isEmpty()) {
            return new IdentityMappings(
                    Map.of(), Optional.of(new IdentityMapping(issuers.get(0).claims(), headers)));
        }
        Map<String, IdentityMapping> byIssuer = new HashMap<>();
        issuers.forEach(
                issuer -> byIssuer.put(issuer.issuer().orElseThrow(), new IdentityMapping(issuer.claims(), headers)));
        session.ifPresent(own -> byIssuer.put(own.issuer(), new IdentityMapping(own.claims(), headers)));
        return new IdentityMappings(Map.copyOf(byIssuer), Optional.empty());
    }

    /** The user of a token that the verifier of these issuers has let pass. Found out once for a token that is kept. */
    Identity identity(VerifiedJwt jwt) {
        return Identity.of(jwt.derived(this, this::user));
    }

    /** Which claims were read to find out who the user of a token is. */
    ClaimMapping claimsOf(JwtPrincipal user) {
        return only.or(() -> Optional.ofNullable(user.claims().get("iss")).map(byIssuer::get))
                .orElseThrow()
                .mapping();
    }

    private User user(VerifiedJwt jwt) {
        return only.or(() -> jwt.issuer().map(byIssuer::get)).orElseThrow().user(jwt);
    }
}
