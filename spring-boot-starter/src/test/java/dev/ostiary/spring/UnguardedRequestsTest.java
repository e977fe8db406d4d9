package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.testkit.TestIssuer;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the filter does not stand, Spring Security without a chain of the application's stays as closed as Boot would have it. */
class UnguardedRequestsTest {
    private static TestIssuer issuer;
    private static BootApplication application;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class OwnPlace {
        @Bean
        FilterRegistrationBean<AuthFilter> apiOnly() {
            AuthFilter filter = AuthFilter.builder()
                    .issuer(issuer.issuer())
                    .audience("orders")
                    .build();
            FilterRegistrationBean<AuthFilter> registration = new FilterRegistrationBean<>(filter);
            registration.addUrlPatterns("/api/*");
            registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
            registration.setOrder(-200);
            return registration;
        }
    }

    @RestController
    static class Pages {
        @GetMapping({"/api/page", "/page"})
        String page() {
            return "page";
        }
    }

    @BeforeAll
    static void start() {
        issuer = TestIssuer.builder().audience("orders").start();
        application = BootApplication.start(
                OwnPlace.class,
                "management.server.port=0",
                "management.server.address=127.0.0.1",
                "management.endpoints.web.exposure.include=*");
    }

    @AfterAll
    static void stop() {
        application.close();
        issuer.close();
    }

    private static int atThePortOfManagement(String path) throws Exception {
        String port = application.context().getEnvironment().getProperty("local.management.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    @ParameterizedTest
    @CsvSource({"/actuator/env, 403", "/actuator/beans, 403", "/actuator, 403", "/actuator/health, 200"})
    void portOfManagement_isAsClosedAsBootHasIt(String path, int status) throws Exception {
        assertThat(atThePortOfManagement(path)).isEqualTo(status);
    }

    @Test
    void pathThatTheFilterDoesNotGuard_isClosed() throws Exception {
        assertThat(application.get("/page").statusCode()).isEqualTo(403);
        assertThat(application.get("/actuator/healthy").statusCode()).isEqualTo(403);
    }

    @Test
    void pathThatTheFilterGuards_isForItsUsers() throws Exception {
        assertThat(application.get("/api/page").statusCode()).isEqualTo(401);
        assertThat(application.get("/api/page", issuer.token().subject("u1")).body())
                .isEqualTo("page");
        assertThat(application.get("/api/none", issuer.token().subject("u1")).statusCode())
                .isEqualTo(404);
    }
}
