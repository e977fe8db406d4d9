package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Applications that have Spring Security on the class path, too: without a chain of their own, and with one. */
class SpringSecurityTest {
    private static TestIssuer issuer;
    private static BootApplication plain;
    private static BootApplication chained;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableMethodSecurity
    @Import(Shop.class)
    static class Plain {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class Chained {
        @Bean
        SecurityFilterChain own(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/open/**")
                            .permitAll()
                            .requestMatchers("/chain/**")
                            .hasRole("admin")
                            .requestMatchers("/scope")
                            .hasAuthority("SCOPE_read")
                            .anyRequest()
                            .authenticated())
                    .build();
        }
    }

    @RestController
    static class Shop {
        @GetMapping("/me")
        String me(Principal user, HttpServletRequest request) {
            return user.getName() + " admin=" + request.isUserInRole("admin");
        }

        @GetMapping("/jwt")
        String jwt(JwtPrincipal user) {
            return user.getName();
        }

        @GetMapping("/context")
        String context(@AuthenticationPrincipal JwtPrincipal user) {
            Authentication known = SecurityContextHolder.getContext().getAuthentication();
            return user.getName() + " " + known.getAuthorities();
        }

        @PreAuthorize("hasRole('admin')")
        @GetMapping("/method")
        String method() {
            return "method";
        }

        @GetMapping({"/chain/a", "/scope"})
        String chain() {
            return "chain";
        }

        @PostMapping("/post")
        String post() {
            return "posted";
        }

        @GetMapping("/written")
        String written() throws IOException {
            try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
                out.writeObject(SecurityContextHolder.getContext());
                return "written";
            } catch (NotSerializableException refused) {
                return refused.getClass().getSimpleName();
            }
        }

        /** As a sign-in of the application's own would leave it. */
        @GetMapping("/open/stay")
        String stay(HttpServletRequest request, HttpServletResponse response) {
            new HttpSessionSecurityContextRepository()
                    .saveContext(
                            new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                    "other", "", List.of(new SimpleGrantedAuthority("ROLE_admin")))),
                            request,
                            response);
            return "stays";
        }

        @RolesAllowed("clerk")
        @GetMapping("/open/clerks")
        String clerks() {
            return "clerks";
        }

        @GetMapping("/open")
        String open() {
            return String.valueOf(
                    SecurityContextHolder.getContext().getAuthentication().getName());
        }
    }

    @BeforeAll
    static void start() {
        issuer = TestIssuer.builder().audience("orders").start();
        plain = start(Plain.class);
        chained = start(Chained.class);
    }

    private static BootApplication start(Class<?> application) {
        return BootApplication.start(
                application,
                "ostiary.issuer=" + issuer.issuer(),
                "ostiary.audience=orders",
                "ostiary.public-paths=/open, /open/**",
                Parts.webAndSecurity());
    }

    @AfterAll
    static void stop() {
        plain.close();
        chained.close();
        issuer.close();
    }

    private static TestToken user(String role) {
        return issuer.token().subject("u1").roles(role).scope("read");
    }

    @ParameterizedTest
    @CsvSource({
        "/me, 200 u1 admin=true",
        "/jwt, 200 u1",
        "'/context', '200 u1 [ROLE_admin, SCOPE_read]'",
        "/method, 200 method",
        "/chain/a, 200 chain"
    })
    void user_isKnownEverywhere(String path, String answer) throws Exception {
        HttpResponse<String> sent = plain.get(path, user("admin"));

        assertThat(sent.statusCode() + " " + sent.body()).isEqualTo(answer);
        assertThat(sent.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void methodSecurity_refusesWhoMayNot() throws Exception {
        assertThat(plain.get("/method", user("clerk")).statusCode()).isEqualTo(403);
    }

    @Test
    void filter_refusesFirst() throws Exception {
        assertThat(plain.get("/me").body()).contains("missing_token");
        assertThat(chained.get("/me").body()).contains("missing_token");
    }

    @Test
    void publicPath_isOpenToNobody() throws Exception {
        assertThat(plain.get("/open").body()).isEqualTo("anonymousUser");
        assertThat(plain.context().containsBean("inMemoryUserDetailsManager")).isFalse();
    }

    @Test
    void post_needsNoTokenOfSpringSecurity() throws Exception {
        HttpResponse<String> answer = plain.send(
                "POST", "/post", "Authorization", "Bearer " + user("clerk").sign());

        assertThat(answer.body()).isEqualTo("posted");
    }

    @ParameterizedTest
    @CsvSource({
        "/me, admin, 200 u1 admin=true",
        "/jwt, clerk, 200 u1",
        "/open/clerks, clerk, 200 clerks",
        "/context, clerk, '200 u1 [ROLE_clerk, SCOPE_read]'",
        "/chain/a, admin, 200 chain",
        "/scope, clerk, 200 chain"
    })
    void ownChain_knowsTheUser(String path, String role, String answer) throws Exception {
        HttpResponse<String> sent = chained.get(path, user(role));

        assertThat(sent.statusCode() + " " + sent.body()).isEqualTo(answer);
        assertThat(sent.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void annotation_onAPublicPath_isAnsweredAsTheFilterAnswers() throws Exception {
        assertThat(chained.get("/open/clerks").body()).contains("missing_token");
        assertThat(plain.get("/open/clerks").body()).contains("missing_token");
        assertThat(plain.get("/open/clerks", user("clerk")).body()).isEqualTo("clerks");
        assertThat(chained.get("/open/clerks", user("admin")).body()).contains("role_missing");
    }

    @Test
    void session_ofSomebodyElse_doesNotWinOverTheToken() throws Exception {
        String session =
                chained.get("/open/stay").headers().firstValue("Set-Cookie").orElseThrow();
        String cookie = session.substring(0, session.indexOf(';'));
        String token = "Bearer " + user("clerk").sign();

        assertThat(chained.get("/open", "Cookie", cookie).body()).isEqualTo("other");
        assertThat(chained.get("/me", "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(chained.get("/open/clerks", "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(chained.get("/me", "Cookie", cookie, "Authorization", token).body())
                .isEqualTo("u1 admin=false");
        assertThat(chained.get("/chain/a", "Cookie", cookie, "Authorization", token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(plain.get("/open", "Cookie", cookie).body()).isEqualTo("anonymousUser");
    }

    @Test
    void ownChain_refusesWhoMayNot() throws Exception {
        assertThat(chained.get("/chain/a", user("clerk")).statusCode()).isEqualTo(403);
    }

    @Test
    void ownChain_checksCrossSiteRequestsItself() throws Exception {
        HttpResponse<String> answer = chained.send(
                "POST", "/post", "Authorization", "Bearer " + user("clerk").sign());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void authentication_isNeverWritten() throws Exception {
        assertThat(plain.get("/written", user("clerk")).body()).isEqualTo("NotSerializableException");
    }
}
