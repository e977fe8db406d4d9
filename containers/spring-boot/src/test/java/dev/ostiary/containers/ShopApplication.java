package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** A Spring Boot application that knows the filter by a bean alone. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ShopApplication.Shop.class, ShopApplication.Office.class})
public class ShopApplication {

    @Bean
    FilterRegistrationBean<AuthFilter> ostiary() {
        AuthFilter filter = AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer("https://example.test")
                .audience("example")
                .publicPaths("/", "/assets/**")
                .build();
        FilterRegistrationBean<AuthFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> cors() {
        CorsConfiguration shop = new CorsConfiguration();
        shop.setAllowedOrigins(List.of("https://shop.example"));
        shop.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        shop.setAllowedHeaders(List.of("Authorization", "Content-Type"));
        shop.setAllowCredentials(true);
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", shop);
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new CorsFilter(everywhere));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** What it says of roles is held against nobody. */
    @RestController
    static class Office {
        @RolesAllowed("admin")
        @GetMapping("/api/office")
        String office() {
            return "office";
        }
    }

    @RestController
    static class Shop {
        private final List<String> adminUris = new CopyOnWriteArrayList<>();

        @GetMapping({"/", "/assets/**"})
        String open(Principal user) {
            return "user=" + user;
        }

        @GetMapping("/api/me")
        String me(Principal user, @RequestHeader("X-User-Id") String id) {
            return "user=" + user.getName() + " id=" + id;
        }

        @GetMapping("/api/later")
        Callable<String> later(Principal user) {
            return () -> "user=" + user.getName();
        }

        @GetMapping("/admin/**")
        String admin(HttpServletRequest request) {
            adminUris.add(request.getRequestURI());
            return "admin";
        }

        List<String> adminUris() {
            return adminUris;
        }

        @GetMapping("/fault")
        String fault() {
            throw new IllegalStateException("the application's own");
        }
    }
}
