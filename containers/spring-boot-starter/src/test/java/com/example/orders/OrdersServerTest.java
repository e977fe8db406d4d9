package com.example.orders;

import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.spring.SpringUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OrdersServerTest {
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final SpringUsers USERS = SpringUsers.of(ISSUER);

    @LocalServerPort
    private int port;

    private WebTestClient client;

    @DynamicPropertySource
    static void ostiary(DynamicPropertyRegistry properties) {
        properties.add("ostiary.issuer", ISSUER::issuer);
        properties.add("ostiary.audience", ISSUER::audience);
    }

    @BeforeEach
    void connect() {
        client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void orders_withoutAToken_is401() {
        client.get().uri("/api/orders").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void orders_ofAUser_areShown() {
        client.get()
                .uri("/api/orders")
                .headers(USERS.user("u1"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("Orders of u1");
    }

    @Test
    void clear_byAManagerAlone_isAllowed() {
        client.delete()
                .uri("/api/orders")
                .headers(USERS.user("u1").roles("clerk"))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.delete()
                .uri("/api/orders")
                .headers(USERS.user("u2").roles("manager"))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
