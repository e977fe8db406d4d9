package dev.ostiary.servlet;

import dev.ostiary.key.KeySource;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.RevocationCheck;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the verifier of one issuer's tokens from what was configured for it. Stateless. */
final class Verifiers {
    private Verifiers() {}

    static JwtVerifier verifier(
            IssuerConfig issuer,
            KeySource keys,
            AuthConfig config,
            Optional<RevocationCheck> revocation,
            InstantSource clock) {
        JwtVerifierBuilder builder = JwtVerifier.builder()
                .keys(keys)
                .clockSkew(issuer.clockSkew())
                .tokenTypes(issuer.tokenTypes().toArray(String[]::new))
                .requiredClaims(issuer.requiredClaims().toArray(String[]::new))
                .principalClaims(issuer.claims().principal())
                .maxTokenBytes(config.credentials().maxTokenBytes())
                .signatureProvider(config.credentials().cryptoProvider())
                .clock(clock);
        revocation.ifPresent(builder::revocation);
        issuer.requiredValues().forEach(builder::requireClaim);
        if (issuer.spiffeSubject()) {
            builder.spiffeSubject();
        }
        issuer.tenantClaim().ifPresent(builder::tenantClaim);
        issuer.maxTokenAge().ifPresent(builder::maxTokenAge);
        issuer.issuer().ifPresentOrElse(builder::issuer, builder::uncheckedIssuer);
        if (!issuer.algorithms().isEmpty()) {
            builder.algorithms(issuer.algorithms());
        }
        return withAudience(builder, issuer).build();
    }

    private static JwtVerifierBuilder withAudience(JwtVerifierBuilder builder, IssuerConfig issuer) {
        if (!issuer.takesBearerTokens()) {
            return builder.noAudience();
        }
        return issuer.audienceUnchecked()
                ? builder.uncheckedAudience()
                : builder.audience(issuer.audience().toArray(String[]::new)).audienceClaim(issuer.audienceClaim());
    }
}
