package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.KnownProvider;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The applications of docs/getting-started.md: its own files and no others, compiled and run as they stand there. */
@Timeout(120)
class GettingStartedIT {
    private static final String PAGE = "docs/getting-started.md";
    private static final String SOURCES = "src/main/java/com/example/orders/";
    private static final String SHOWN_ISSUER = "https://id.example/realms/shop";
    private static final String SHOWN_HOST = "http://localhost:8080/";

    @TempDir
    Path folder;

    @Test
    void api_asWritten_is401Then200() throws Exception {
        try (TestIssuer provider = provider();
                GuideApplication orders = start("api", provider)) {
            String refused = curl("api-refused", orders, "");
            String served = curl("api-served", orders, provider.token().subject("u1").sign());

            assertThat(refused).startsWith("HTTP/1.1 401").contains("\"code\":\"missing_token\"");
            assertThat(served).startsWith("HTTP/1.1 200").contains("Orders of u1", "Administrator: false");
        }
    }

    @Test
    void signIn_asWritten_namesTheUser() throws Exception {
        System.setProperty("ORDERS_SECRET", "secret-of-orders-0123456789-abcdefghijklm");
        try (TestIssuer provider = provider();
                GuideApplication orders = start("sign-in", provider)) {
            provider.user(TestUser.of("u1").roles("admin"));

            String page = orders.address().resolve("/orders").toString();

            assertThat(TestBrowser.start().signIn(page).body()).contains("Orders of u1", "Administrator: true");
        }
    }

    @Test
    void ownUsers_asWritten_areLedToTheFormAndBack() throws Exception {
        TestTokens.shareSecret();
        String signIn = Readme.file(PAGE, SOURCES + "SignInServlet.java");
        try (GuideApplication orders =
                GuideApplication.start(folder, Readme.block(PAGE, "own-users", "xml"), ordersServlet(), signIn)) {
            Site site = new Site(orders.address());
            String form = site.get("/orders", "Accept", "text/html").headers().firstValue("Location").orElseThrow();

            HttpResponse<String> wrong = site.ownForm(form, Map.of("user", "alice", "password", "guessed"));
            HttpResponse<String> right = site.ownForm(form, Map.of("user", "alice", "password", "wonderland"));

            assertThat(site.get(form).body()).contains("<form method=\"post\">");
            assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(right.headers().firstValue("Location").orElseThrow()).endsWith("/orders");
            assertThat(site.get("/orders", "Cookie", Site.cookies(right)).body()).contains("Orders of alice");
        }
    }

    /** Where a version is given up here, the page has to follow. */
    @ParameterizedTest
    @CsvSource({
        "<artifactId>ostiary-parent</artifactId>\\s*<version>(.*?)</version>, ostiary-servlet-filter",
        "<artifactId>maven-compiler-plugin</artifactId>\\s*<version>(.*?)</version>, maven-compiler-plugin",
        "<artifactId>maven-war-plugin</artifactId>\\s*<version>(.*?)</version>, maven-war-plugin",
        "<servlet-api.version>(.*?)</servlet-api.version>, jakarta.servlet-api"
    })
    void pom_hasTheVersionsOfThisBuild(String pattern, String artifact) throws IOException {
        String ours = Files.readString(Path.of("..", "pom.xml"));
        String version = Pattern.compile("(?s)" + pattern)
                .matcher(ours)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(Readme.file(PAGE, "pom.xml"))
                .containsPattern("<artifactId>" + artifact + "</artifactId>\\s*<version>" + version + "</version>");
    }

    /** Jetty's plugin for Maven is not released with each Jetty. */
    @Test
    void pom_hasAPluginOfTheJettyOfThisBuild() throws IOException {
        String line = Files.readString(Path.of("..", "pom.xml"))
                .replaceFirst("(?s).*<jetty.version>(\\d+\\.\\d+).*?</jetty.version>.*", "$1");

        assertThat(Readme.file(PAGE, "pom.xml"))
                .containsPattern("<artifactId>jetty-ee10-maven-plugin</artifactId>\\s*<version>" + line + "\\.");
    }

    private GuideApplication start(String webXml, TestIssuer provider) throws IOException, LifecycleException {
        String settings = Readme.block(PAGE, webXml, "xml");
        assertThat(settings).contains(SHOWN_ISSUER);
        return GuideApplication.start(folder, settings.replace(SHOWN_ISSUER, provider.issuer()), ordersServlet());
    }

    private static String ordersServlet() throws IOException {
        return Readme.file(PAGE, SOURCES + "OrdersServlet.java");
    }

    private static TestIssuer provider() {
        return TestIssuer.like(KnownProvider.KEYCLOAK)
                .path("/realms/shop")
                .audience("orders")
                .client("orders", "secret-of-orders-0123456789-abcdefghijklm", "http://localhost:*/auth/callback")
                .start();
    }

    private static String curl(String block, GuideApplication application, String token) throws Exception {
        String command = Readme.block(PAGE, block, "sh");
        assertThat(command).contains(SHOWN_HOST);
        return Shell.run(command.replace(SHOWN_HOST, application.address().toString()).replace("curl ", "curl -s "),
                Map.of("TOKEN", token));
    }
}
