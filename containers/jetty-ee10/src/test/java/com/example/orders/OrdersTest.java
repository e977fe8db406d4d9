package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestIssuerExtension.class)
class OrdersTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Server server;

    public static class Orders extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("orders of " + request.getUserPrincipal().getName());
        }

        @Override
        protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(204);
        }
    }

    @BeforeAll
    static void start(TestIssuer issuer) throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .rules("DELETE /api/orders/** = role(manager)")
                .build();
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.allOf(DispatcherType.class));
        context.addServlet(Orders.class, "/api/orders/*");
        server = new Server(new InetSocketAddress("localhost", 0));
        server.setHandler(context);
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void get_withoutToken_is401() throws Exception {
        HttpResponse<String> answer = send("GET", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"missing_token\"");
    }

    @Test
    void get_ofAUser_showsHisOrders(TestIssuer issuer) throws Exception {
        HttpResponse<String> answer = send("GET", issuer.token().subject("u1").sign());

        assertThat(answer.body()).isEqualTo("orders of u1");
    }

    @Test
    void delete_ofAClerk_is403(TestIssuer issuer) throws Exception {
        String clerk = issuer.token().subject("u1").roles("clerk").sign();
        String manager = issuer.token().subject("u2").roles("manager").sign();

        assertThat(send("DELETE", clerk).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", manager).statusCode()).isEqualTo(204);
    }

    @TestFactory
    Stream<DynamicTest> hostileTokens(TestIssuer issuer) {
        return BadTokens.dynamicTests(issuer, token -> send("GET", token).statusCode());
    }

    private static HttpResponse<String> send(String method, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getURI().getPort() + "/api/orders"))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
