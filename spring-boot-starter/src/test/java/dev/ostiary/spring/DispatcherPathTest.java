package dev.ostiary.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Ways to a handler that are not the usual one: another path of the dispatcher, a second one, forwards, what ends later, lazy beans. */
class DispatcherPathTest {
    private static TestIssuer issuer;
    private static BootApplication application;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Ways.class, Vault.class})
    static class Application {
        @Bean
        ServletRegistrationBean<DispatcherServlet> second() {
            AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
            context.register(Second.class, Vault.class);
            ServletRegistrationBean<DispatcherServlet> registration =
                    new ServletRegistrationBean<>(new DispatcherServlet(context), "/second/*");
            registration.setName("second");
            return registration;
        }

        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route().GET("/function", new Denied()).build();
        }
    }

    @EnableWebMvc
    static class Second {}

    @DenyAll
    static class Denied implements HandlerFunction<ServerResponse> {
        @Override
        public ServerResponse handle(ServerRequest request) {
            return ServerResponse.ok().body("function");
        }
    }

    @RestController
    @RequestMapping("/vault")
    @RolesAllowed("boss")
    static class Vault {
        @GetMapping
        String vault() {
            return "vault";
        }

        @RequestMapping("/any")
        @CrossOrigin
        String any() {
            return "any";
        }

        @GetMapping("/stream")
        StreamingResponseBody stream() {
            return out -> out.write("stream".getBytes(UTF_8));
        }

        @GetMapping("/future")
        CompletableFuture<String> future() {
            return CompletableFuture.supplyAsync(() -> "future");
        }
    }

    @Controller
    static class Ways {
        @GetMapping("/open/forward")
        String forward() {
            return "forward:/app/vault";
        }

        @GetMapping("/open/bound/{name}")
        @ResponseBody
        String bound() {
            return "bound";
        }
    }

    @BeforeAll
    static void start() {
        issuer = TestIssuer.builder().audience("orders").start();
        application = BootApplication.start(
                Application.class,
                "spring.main.lazy-initialization=true",
                "spring.mvc.servlet.path=/app",
                "ostiary.issuer=" + issuer.issuer(),
                "ostiary.audience=orders",
                "ostiary.public-paths=/app/open/**, /app/vault/**",
                "ostiary.rule.1=/vault = role(boss)",
                Parts.web());
    }

    @AfterAll
    static void stop() {
        application.close();
        issuer.close();
    }

    private static TestToken user(String role) {
        return issuer.token().subject("u1").roles(role);
    }

    @ParameterizedTest
    @CsvSource({
        "/app/vault, vault",
        "/app/vault/any, any",
        "/app/vault/stream, stream",
        "/app/vault/future, future",
        "/app/open/forward, vault",
        "/second/vault, vault"
    })
    void handler_isForWhoMay(String path, String text) throws Exception {
        HttpResponse<String> boss = application.get(path, user("boss"));

        assertThat(boss.statusCode() + " " + boss.body()).isEqualTo("200 " + text);
        assertThat(application.get(path, user("clerk")).body()).contains("role_missing");
        assertThat(application.get(path).body()).contains("missing_token");
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 401", "OPTIONS, 200", "POST, 401", "TRACE, 405"})
    void handler_ofAnyMethod_isForNobody(String method, int status) throws Exception {
        HttpResponse<String> answer = application.send(method, "/app/vault/any");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isNotEqualTo("any");
    }

    @Test
    void handler_ofAFunction_isHeldAgainstItsClass() throws Exception {
        assertThat(application.get("/app/function", user("boss")).body()).contains("denied");
    }

    @Test
    void coverage_knowsThePathOfTheDispatcher() {
        String table = application
                .context()
                .getBean(AuthFilter.class)
                .coverage(
                        application.context().getBean(ControllerCoverage.class).handlers())
                .orElseThrow();

        assertThat(table)
                .contains("'/app/vault' (GET Vault#vault): public-paths /app/vault/** = public and handler-annotation")
                .doesNotContain("/vault = role(boss)");
    }
}
