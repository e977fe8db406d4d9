package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Actuator at a port of its own, without Spring Security: as the page says, the filter is not there. */
class ManagementPortTest {
    private static TestIssuer issuer;
    private static BootApplication shop;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.builder().audience("orders").start();
        shop = BootApplication.start(
                ShopApplication.class,
                "ostiary.issuer=" + issuer.issuer(),
                "ostiary.audience=orders",
                "management.server.port=0",
                "management.server.address=127.0.0.1",
                "management.endpoints.web.exposure.include=*",
                "spring.datasource.url=jdbc:h2:mem:management",
                Parts.allButSecurity());
    }

    @AfterAll
    static void stop() {
        shop.close();
        issuer.close();
    }

    private static int atThePortOfManagement(String path) throws Exception {
        String port = shop.context().getEnvironment().getProperty("local.management.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void portOfManagement_isNotGuarded() throws Exception {
        assertThat(atThePortOfManagement("/actuator/health")).isEqualTo(200);
        assertThat(atThePortOfManagement("/actuator/env")).isEqualTo(200);
    }

    @Test
    void portOfManagement_hasNothingOfTheApplication() throws Exception {
        assertThat(atThePortOfManagement("/api/me")).isEqualTo(404);
        assertThat(atThePortOfManagement("/open/hello")).isEqualTo(404);
    }

    @Test
    void portOfTheApplication_isGuardedAndHasNoActuator() throws Exception {
        assertThat(shop.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(shop.get("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(shop.get("/actuator/env", issuer.token().subject("u1")).statusCode())
                .isEqualTo(404);
    }
}
