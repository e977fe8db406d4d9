package dev.ostiary.providers.spring;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Spring Authorization Server as Spring Boot sets it up, with clients and users that come and go. Its argument is the port. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class AuthorizationServer {

    /** Starts, and obeys its standard input until that ends. */
    public static void main(String[] arguments) {
        String port = arguments[0];
        SpringApplication application = new SpringApplication(AuthorizationServer.class);
        application.setDefaultProperties(Map.of(
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "spring.main.banner-mode",
                "off",
                "spring.security.oauth2.authorizationserver.issuer",
                "http://127.0.0.1:" + port));
        try (ConfigurableApplicationContext context = application.run()) {
            context.getBean(Commands.class).obey(System.in, System.out);
        }
    }

    @Bean
    Clients clients() {
        return new Clients();
    }

    @Bean
    KeptAuthorizations authorizations() {
        return new KeptAuthorizations();
    }

    @Bean
    InMemoryUserDetailsManager users() {
        return new InMemoryUserDetailsManager();
    }

    @Bean
    SigningKey signingKey() {
        return new SigningKey();
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(SigningKey key) {
        return (selector, context) -> selector.select(key.set());
    }

    /** Roles as the user has them now, at a refresh as well. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> roles(InMemoryUserDetailsManager users) {
        return context -> {
            if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                context.getClaims()
                        .claim(
                                "roles",
                                users.loadUserByUsername(context.getPrincipal().getName()).getAuthorities().stream()
                                        .map(GrantedAuthority::getAuthority)
                                        .toList());
            }
        };
    }

    @Bean
    Commands commands(
            Clients clients, InMemoryUserDetailsManager users, KeptAuthorizations authorizations, SigningKey key) {
        return new Commands(clients, users, authorizations, key);
    }
}
