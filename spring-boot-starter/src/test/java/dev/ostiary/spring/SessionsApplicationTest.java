package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ostiary.servlet.Sessions;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.session.SessionClaims;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with users of its own, a database, and Actuator. */
class SessionsApplicationTest {
    private static BootApplication shop;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Accounts.class)
    static class Application {
        @Bean
        SessionClaims claims() {
            return (subject, claims) -> Optional.of(Map.of("roles", List.of("fresh")));
        }

        @Bean
        Heard heard() {
            return new Heard(new CopyOnWriteArrayList<>());
        }
    }

    record Heard(List<String> outcomes) implements AuthEventListener {
        @Override
        public void on(AuthEvent event) {
            outcomes.add(event.series().outcome().code());
        }
    }

    @RestController
    static class Accounts {
        private final Sessions sessions;

        Accounts(Sessions sessions) {
            this.sessions = sessions;
        }

        @PostMapping("/sign-in")
        String signIn(Sessions own, HttpServletRequest request, HttpServletResponse response) {
            own.signIn(request, response, "u1", Map.of("roles", List.of("clerk")));
            return "sessions=" + sessions.sessionsOf("u1").size();
        }

        @GetMapping("/api/me")
        String me(HttpServletRequest request) {
            return request.getRemoteUser() + " clerk=" + request.isUserInRole("clerk");
        }
    }

    @BeforeAll
    static void start() {
        shop = BootApplication.start(
                Application.class,
                "ostiary.secret=correct-horse-battery-staple-0123456789",
                "ostiary.issuer=https://example.test",
                "ostiary.audience=orders",
                "ostiary.session=on",
                "ostiary.session-store=datasource",
                "ostiary.public-paths=/actuator/**",
                "management.endpoints.web.exposure.include=health,metrics",
                "management.endpoint.health.show-details=always",
                "spring.datasource.url=jdbc:h2:mem:sessions;DB_CLOSE_DELAY=-1",
                Parts.allButSecurity());
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static HttpResponse<String> signIn() throws Exception {
        return shop.send("POST", "/sign-in", "Sec-Fetch-Site", "same-origin");
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    private static JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(shop.get(path).body());
    }

    @Test
    void controller_takesTheSessions() throws Exception {
        HttpResponse<String> answer = signIn();

        assertThat(answer.body()).startsWith("sessions=");
        assertThat(shop.get("/api/me", "Cookie", cookies(answer)).body()).isEqualTo("u1 clerk=true");
    }

    @Test
    void session_isKeptInTheDatabaseOfTheApplication() throws Exception {
        signIn();

        try (Connection connection = shop.context().getBean(DataSource.class).getConnection();
                ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM ostiary_session")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
        }
    }

    @Test
    void listenerOfTheApplication_isToldBesideTheMeters() throws Exception {
        shop.get("/api/me");

        assertThat(shop.context().getBean(Heard.class).outcomes()).contains("refused");
        assertThat(json("/actuator/metrics/ostiary.requests?tag=code:missing_token")
                        .at("/measurements/0/value")
                        .asInt())
                .isPositive();
    }

    @Test
    void health_tellsOfTheStore() throws Exception {
        JsonNode health = json("/actuator/health").at("/components/ostiary");

        assertThat(health.get("status").asText()).isEqualTo("UP");
        assertThat(health.at("/details/store").asText()).isEqualTo("available");
    }

    @Test
    void refresh_asksTheBeanForClaims() throws Exception {
        String refreshed = cookies(
                shop.send("POST", "/auth/refresh", "Sec-Fetch-Site", "same-origin", "Cookie", cookies(signIn())));

        assertThat(shop.get("/api/me", "Cookie", refreshed).body()).isEqualTo("u1 clerk=false");
    }
}
