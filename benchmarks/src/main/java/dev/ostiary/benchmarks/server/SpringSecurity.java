package dev.ostiary.benchmarks.server;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.ostiary.benchmarks.Sample;
import dev.ostiary.key.JwsAlgorithm;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** A stateless resource server, as the reference of Spring Security sets one up. */
final class SpringSecurity {
    private SpringSecurity() {}

    static void register(ServletContextHandler context, Verification demanded) {
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("demanded", demanded));
        spring.register(ResourceServer.class);
        context.addEventListener(new ContextLoaderListener(spring));
        Guard.add(context, new DelegatingFilterProxy("springSecurityFilterChain"));
    }

    /** The application's own part of the configuration. */
    @Configuration
    @EnableWebSecurity
    static class ResourceServer {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, JwtDecoder decoder) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(csrf -> csrf.disable())
                    .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder)))
                    .build();
        }

        @Bean
        JwtDecoder decoder(Verification demanded) {
            NimbusJwtDecoder decoder = decoderWithKey(demanded);
            OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD, values -> values != null && values.contains(Sample.AUDIENCE));
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(Sample.ISSUER), audience));
            return decoder;
        }

        private static NimbusJwtDecoder decoderWithKey(Verification demanded) {
            return switch (demanded.algorithm()) {
                case HS256 ->
                    NimbusJwtDecoder.withSecretKey(demanded.secret())
                            .macAlgorithm(MacAlgorithm.HS256)
                            .build();
                case RS256 ->
                    NimbusJwtDecoder.withPublicKey((RSAPublicKey) demanded.publicKey())
                            .signatureAlgorithm(SignatureAlgorithm.RS256)
                            .build();
                default -> withEcKey(demanded);
            };
        }

        private static NimbusJwtDecoder withEcKey(Verification demanded) {
            ECKey key = new ECKey.Builder(Curve.P_256, (ECPublicKey) demanded.publicKey())
                    .keyID(Sample.KEY_ID)
                    .algorithm(JWSAlgorithm.parse(JwsAlgorithm.ES256.headerName()))
                    .build();
            return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(new JWKSet(key)))
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .build();
        }
    }
}
