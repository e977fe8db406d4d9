package com.example.orders;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.spring.SpringUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class OrdersMvcTest {
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
    void orders_withoutAToken_is401() throws Exception {
        mvc.perform(get("/api/orders")).andExpect(status().isUnauthorized());
    }

    @Test
    void orders_ofAUser_areShown() throws Exception {
        mvc.perform(get("/api/orders").with(USERS.user("u1")))
                .andExpect(status().isOk())
                .andExpect(content().string("Orders of u1"));
    }

    @Test
    void clear_byAManagerAlone_isAllowed() throws Exception {
        mvc.perform(delete("/api/orders").with(USERS.user("u1").roles("clerk"))).andExpect(status().isForbidden());
        mvc.perform(delete("/api/orders").with(USERS.user("u2").roles("manager")))
                .andExpect(status().isOk());
    }

    @Test
    void orders_withAnExpiredToken_areRefused() throws Exception {
        mvc.perform(get("/api/orders").with(USERS.as(ISSUER.token().expired())))
                .andExpect(status().isUnauthorized())
                .andExpect(header().exists("WWW-Authenticate"));
    }
}
