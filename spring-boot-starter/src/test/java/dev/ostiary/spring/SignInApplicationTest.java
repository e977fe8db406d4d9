package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.SignIn;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application whose users sign in at a provider, named as one of several issuers. */
class SignInApplicationTest {
    private static final String SECRET = "secret-of-the-test-client-32-bytes";

    private static TestIssuer issuer;
    private static BootApplication shop;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {}

    /** The same with a filter of its own. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Own {
        @Bean
        AuthFilter own() {
            return AuthFilter.builder()
                    .issuer(issuer.issuer())
                    .clientId("client")
                    .clientSecret(SECRET)
                    .build();
        }
    }

    @RestController
    static class Pages {
        private final ObjectProvider<SignIn> bean;

        Pages(ObjectProvider<SignIn> bean) {
            this.bean = bean;
        }

        @GetMapping("/home")
        String home(Principal user, SignIn signIn, HttpServletRequest request) {
            String provider = signIn.session(request).orElseThrow().issuer();
            return user.getName() + " of " + provider + " "
                    + bean.getObject().path("/a").equals(signIn.path("/a"));
        }
    }

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        shop = BootApplication.start(
                Application.class,
                "ostiary.issuers.staff.issuer=" + issuer.issuer(),
                "ostiary.issuers.staff.clientId=client",
                "ostiary.issuers.staff.client-secret=" + SECRET,
                Parts.web());
    }

    @AfterAll
    static void stop() {
        shop.close();
        issuer.close();
    }

    @Test
    void page_behindAFilterOfTheApplicationsOwn_hasTheBeanToo() {
        issuer.user(TestUser.of("u1"));

        try (BootApplication own = BootApplication.start(Own.class, Parts.web())) {
            assertThat(TestBrowser.start().signIn(own.url("/home")).body())
                    .isEqualTo("u1 of " + issuer.issuer() + " true");
        }
    }

    @Test
    void page_ofAUser_comesAfterTheProvider() {
        issuer.user(TestUser.of("u1"));

        assertThat(TestBrowser.start().signIn(shop.url("/home")).body())
                .isEqualTo("u1 of " + issuer.issuer() + " true");
    }
}
