package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.testkit.AuthorizationAnswer;
import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import dev.ostiary.testkit.TestUser;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestIssuerExtension.class)
class SignInTest {
    private static Server server;

    public static class Home extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print("hello " + request.getRemoteUser() + ", clerk: " + request.isUserInRole("clerk"));
        }
    }

    @BeforeAll
    static void start(TestIssuer issuer) throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .issuer(issuer.issuer())
                .clientId("client")
                .clientSecret("secret-of-the-test-client-32-bytes")
                .build();
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.allOf(DispatcherType.class));
        context.addServlet(Home.class, "/home");
        server = new Server(new InetSocketAddress("localhost", 0));
        server.setHandler(context);
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void page_ofAUser_comesAfterTheProvider(TestIssuer issuer) {
        issuer.user(TestUser.of("u1").roles("clerk"));

        BrowserPage page = TestBrowser.start().signIn(home());

        assertThat(page.body()).isEqualTo("hello u1, clerk: true");
        assertThat(page.hop("/auth/callback")).isPresent();
    }

    @Test
    void user_whoSaysNo_isRefused(TestIssuer issuer) {
        issuer.user(TestUser.of("u1"));
        issuer.answer(AuthorizationAnswer.denied());

        BrowserPage page = TestBrowser.start().open(home());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("sign_in_refused");
    }

    private static String home() {
        return "http://localhost:" + server.getURI().getPort() + "/home";
    }
}
