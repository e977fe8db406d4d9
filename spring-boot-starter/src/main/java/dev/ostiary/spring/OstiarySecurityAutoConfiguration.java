package dev.ostiary.spring;

import jakarta.servlet.DispatcherType;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Spring Security behind the filter. It is told the user; and where the application has no chain of its own, it asks for nothing, for the
 * filter's rules have decided already.
 */
@AutoConfiguration(
        after = OstiaryAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({FilterChainProxy.class, HttpSecurity.class})
@Conditional(OnFilter.class)
final class OstiarySecurityAutoConfiguration {
    private static final System.Logger LOG = System.getLogger("dev.ostiary.servlet.AuthFilter");

    @Bean
    FilterRegistrationBean<SecurityContextFilter> ostiarySecurityContext() {
        FilterRegistrationBean<SecurityContextFilter> registration =
                new FilterRegistrationBean<>(new SecurityContextFilter());
        registration.setName("ostiarySecurityContext");
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setOrder(OstiaryAutoConfiguration.ORDER_BEFORE_SECURITY + 1);
        return registration;
    }

    @Bean
    static SecurityChains ostiarySecurityChains() {
        return new SecurityChains();
    }

    /** In the place of Boot's own chain, which would ask everybody to sign in once more. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    static final class AsksForNothing {
        /** A chain that nobody uses, where Spring Security is there and turned off. */
        @Bean
        SecurityFilterChain ostiarySecurityFilterChain(ObjectProvider<HttpSecurity> builders, Environment environment)
                throws Exception {
            @Nullable HttpSecurity http = builders.getIfAvailable();
            if (http == null) {
                return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
            }
            LOG.log(
                    Level.INFO,
                    "Spring Security is there without a SecurityFilterChain of the application's: it lets every request in"
                            + " that this filter has let in, and knows its user; of requests that have not passed this filter, at a"
                            + " port of Actuator's own for instance, it lets in those for health");
            return http.authorizeHttpRequests(requests -> requests.requestMatchers(LetInBySecurity.of(environment))
                            .permitAll()
                            .anyRequest()
                            .denyAll())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .servletApi(AbstractHttpConfigurer::disable)
                    .build();
        }

        /** Boot would invent a user, and log a password. */
        @Bean
        @ConditionalOnMissingBean({AuthenticationManager.class, AuthenticationProvider.class, UserDetailsService.class})
        AuthenticationManager ostiaryAuthenticationManager() {
            return authentication -> {
                throw new BadCredentialsException("users are authenticated by the filter alone");
            };
        }
    }
}
