package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import dev.ostiary.testkit.TestUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The {@code .war} as it was built, with the provider of the testkit. */
class OrdersIT {
    private static final Path WAR = Path.of(System.getProperty("orders.war"));

    @RegisterExtension
    static final TestIssuerExtension PROVIDER = new TestIssuerExtension(LocalTomcat::provider);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static LocalTomcat tomcat;

    @BeforeAll
    static void start() throws Exception {
        LocalTomcat.use(PROVIDER.issuer());
        tomcat = LocalTomcat.start(0, WAR);
    }

    @AfterAll
    static void stop() throws Exception {
        tomcat.close();
    }

    @Test
    void api_withoutAToken_is401AsJson() throws Exception {
        HttpResponse<String> answer = get("api/orders");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"missing_token\"");
    }

    @Test
    void api_withAToken_knowsTheUser(TestIssuer provider) throws Exception {
        String token = provider.token().subject("alice").sign();

        HttpResponse<String> answer = get("api/orders", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("Orders of alice");
    }

    @Test
    void page_withoutASession_isSentToTheProvider(TestIssuer provider) throws Exception {
        String signIn = get("orders", "Accept", "text/html")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        BrowserPage page = TestBrowser.start().open(tomcat.address() + "orders");

        assertThat(signIn).contains("/auth/sign-in?return_to=%2Forders");
        assertThat(page.hops()).anyMatch(hop -> hop.toString().startsWith(provider.issuer()));
    }

    @Test
    void page_afterSigningIn_namesTheUser(TestIssuer provider) {
        provider.user(TestUser.of("bob"));

        BrowserPage page = TestBrowser.start().signIn(tomcat.address() + "orders");

        assertThat(page.body()).contains("Orders of bob", "Administrator: false");
    }

    @Test
    void adminPage_ofAUserWithoutTheRole_is403(TestIssuer provider) {
        provider.user(TestUser.of("bob"));

        BrowserPage page = TestBrowser.start().open(tomcat.address() + "admin/orders");

        assertThat(page.status()).isEqualTo(403);
    }

    @Test
    void adminPage_ofAnAdministrator_isShown(TestIssuer provider) {
        provider.user(TestUser.of("alice").roles("admin"));

        BrowserPage page = TestBrowser.start().signIn(tomcat.address() + "admin/orders");

        assertThat(page.body()).contains("Orders of alice", "Administrator: true");
    }

    @Test
    void war_always_holdsTheFilterAndNothingThatOnlyTheTestNeeds() throws Exception {
        try (JarFile war = new JarFile(WAR.toFile())) {
            assertThat(war.stream().map(JarEntry::getName))
                    .anyMatch(name -> name.startsWith("WEB-INF/lib/ostiary-servlet-filter"))
                    .noneMatch(name -> name.contains("tomcat") || name.contains("testkit"));
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(tomcat.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
