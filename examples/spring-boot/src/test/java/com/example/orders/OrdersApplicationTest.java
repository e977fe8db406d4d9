package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application on a free port, with the provider of the testkit. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OrdersApplicationTest {
    @RegisterExtension
    static final TestIssuerExtension PROVIDER = new TestIssuerExtension(
            () -> TestIssuer.builder().audience("orders").start());

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("ostiary.issuer", () -> PROVIDER.issuer().issuer());
    }

    @Test
    void api_withoutAToken_is401AsJson() throws Exception {
        HttpResponse<String> answer = get("/api/orders", "Accept", "text/html, application/json");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"missing_token\"");
    }

    @Test
    void api_withAToken_givesTheUserToTheController(TestIssuer provider) throws Exception {
        HttpResponse<String> answer = get("/api/orders", "Authorization", bearer(provider, "clerk"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Orders of alice");
    }

    @Test
    void adminApi_ofAUserWithoutTheRole_is403(TestIssuer provider) throws Exception {
        assertThat(get("/api/admin/orders", "Authorization", bearer(provider, "clerk"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void adminApi_ofAnAdministrator_is200(TestIssuer provider) throws Exception {
        assertThat(get("/api/admin/orders", "Authorization", bearer(provider, "admin"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String bearer(TestIssuer provider, String role) {
        return "Bearer " + provider.token().subject("alice").roles(role).sign();
    }

    private HttpResponse<String> get(String path, String header, String value) throws Exception {
        URI address = URI.create("http://localhost:" + port + path);
        return CLIENT.send(HttpRequest.newBuilder(address).header(header, value).build(), BodyHandlers.ofString());
    }
}
