package dev.ostiary.benchmarks.signin;

import jakarta.servlet.Filter;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** An application whose users sign in at one provider, as the reference of Spring Security sets one up. */
final class SpringSignIn {
    private SpringSignIn() {}

    static Filter register(ServletContextHandler context, String issuer) {
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("issuer", issuer));
        spring.register(Application.class);
        context.addEventListener(new ContextLoaderListener(spring));
        return new DelegatingFilterProxy("springSecurityFilterChain");
    }

    /** The application's own part of the configuration. */
    @Configuration
    @EnableWebSecurity
    static class Application {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2Login(Customizer.withDefaults())
                    .build();
        }

        @Bean
        ClientRegistrationRepository clients(String issuer) {
            return new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId("provider")
                    .clientId(ProviderStub.CLIENT)
                    .clientSecret(ProviderStub.SECRET)
                    .scope("openid", "profile", "email")
                    .build());
        }
    }
}
