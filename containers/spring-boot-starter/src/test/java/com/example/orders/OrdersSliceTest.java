package com.example.orders;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.spring.SpringUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A test of the web layer alone has the filter, and its annotations. */
@WebMvcTest
class OrdersSliceTest {
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final SpringUsers USERS = SpringUsers.of(ISSUER);

    @Autowired
    private MockMvc mvc;

    @DynamicPropertySource
    static void ostiary(DynamicPropertyRegistry properties) {
        properties.add("ostiary.issuer", ISSUER::issuer);
        properties.add("ostiary.audience", ISSUER::audience);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void request_passesTheFilter() throws Exception {
        mvc.perform(get("/api/orders")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/orders").with(USERS.user("u1"))).andExpect(status().isOk());
    }

    @Test
    void annotation_isEnforced() throws Exception {
        mvc.perform(delete("/api/orders").with(USERS.user("u1"))).andExpect(status().isForbidden());
    }
}
