package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.TestBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application, asked by HTTP and by a browser without a window. */
class OrdersServerTest {
    private static final String SECRET = "a secret of this test, long enough for HS256";

    private static OrdersServer server;

    @BeforeAll
    static void start() throws Exception {
        server = OrdersServer.start(0, SECRET);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void api_withoutAToken_is401AsJson() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "api/orders"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"missing_token\"");
    }

    @Test
    void page_withoutASession_isSentToTheForm() {
        BrowserPage page = TestBrowser.start().open(server.address() + "orders");

        assertThat(page.uri()).hasToString(server.address() + "sign-in?return_to=%2Forders");
        assertThat(page.body()).contains("<form method=\"post\">");
    }

    @Test
    void form_withTheRightPassword_leadsBackToThePage() {
        BrowserPage page = signIn("orders", "bob", "wonderland");

        assertThat(page.uri()).hasToString(server.address() + "orders");
        assertThat(page.body()).contains("Orders of bob", "Administrator: false");
    }

    @Test
    void form_withAWrongPassword_signsNobodyIn() {
        BrowserPage page = signIn("orders", "bob", "guessed");

        assertThat(page.uri()).hasPath("/sign-in");
    }

    @Test
    void adminPage_ofAUserWithoutTheRole_is403() {
        assertThat(signIn("admin/orders", "bob", "wonderland").status()).isEqualTo(403);
    }

    @Test
    void adminPage_ofAnAdministrator_isShown() {
        assertThat(signIn("admin/orders", "alice", "wonderland").body())
                .contains("Orders of alice", "Administrator: true");
    }

    @Test
    void signOut_always_endsTheSession() {
        BrowserTab tab = TestBrowser.start().tab();
        tab.open(server.address() + "orders");
        tab.post(tab.page().uri().toString(), Map.of("user", "bob", "password", "wonderland"));

        tab.submit();

        assertThat(tab.open(server.address() + "orders").uri()).hasPath("/sign-in");
    }

    private static BrowserPage signIn(String page, String user, String password) {
        BrowserTab tab = TestBrowser.start().tab();
        BrowserPage form = tab.open(server.address() + page);
        return tab.post(form.uri().toString(), Map.of("user", user, "password", password));
    }
}
