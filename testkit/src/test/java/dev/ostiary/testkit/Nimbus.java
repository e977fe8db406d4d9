package dev.ostiary.testkit;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody else's verifier, which knows the issuer by what it publishes. */
final class Nimbus {
    private Nimbus() {}

    static JWTClaimsSet accepted(TestIssuer issuer, String token) throws Exception {
        return accepted(issuer, issuer.jwkSet(), token);
    }

    static JWTClaimsSet accepted(TestIssuer issuer, String jwkSet, String token) throws Exception {
        Set<JWSAlgorithm> algorithms = Arrays.stream(SignatureAlgorithm.values())
                .map(algorithm -> JWSAlgorithm.parse(algorithm.headerName()))
                .collect(Collectors.toSet());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(algorithms, new ImmutableJWKSet<>(JWKSet.parse(jwkSet))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                issuer.audience(),
                new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
                Set.of("sub", "iat", "exp", "jti")));
        return processor.process(token, null);
    }
}
