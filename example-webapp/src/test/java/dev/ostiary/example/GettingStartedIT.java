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
    private static final String CLIENT_SECRET = "secret-of-orders-0123456789-abcdefghijklm";
    private static final String SHOWN_HOST = "http://localhost:8080/";

    @TempDir
    Path folder;

    @Test
    void api_asWritten_is401Then200() throws Exception {
        try (TestIssuer provider = provider();
                PageServer orders = start("api", provider)) {
            String refused = curl("api-refused", orders, "");
            String served =
                    curl("api-served", orders, provider.token().subject("u1").sign());

            assertThat(refused).startsWith("HTTP/1.1 401").contains("\"code\":\"missing_token\"");
            assertThat(served).startsWith("HTTP/1.1 200").contains("Orders of u1", "Administrator: false");
        }
    }

    @Test
    void signIn_asWritten_namesTheUser() throws Exception {
        try (TestIssuer provider = provider();
                PageServer orders = start("sign-in", provider)) {
            provider.user(TestUser.of("u1").roles("admin"));

            String page = orders.address().resolve("/orders").toString();

            assertThat(TestBrowser.start().signIn(page).body()).contains("Orders of u1", "Administrator: true");
        }
    }

    @Test
    void ownUsers_asWritten_areLedToTheFormAndBack() throws Exception {
        String webXml = Readme.block(PAGE, "own-users", "xml");
        Map<String, String> environment = Map.of("JWT_SECRET", "a secret of this test, long enough for HS256");
        String[] classes = {javaFile("SignInServlet"), javaFile("OrdersServlet"), javaFile("Server")};
        try (PageServer orders = PageServer.start(folder, webXml, environment, classes)) {
            Site site = new Site(orders.address());
            String form = site.get("/orders", "Accept", "text/html")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();

            HttpResponse<String> wrong = site.ownForm(form, Map.of("user", "alice", "password", "guessed"));
            HttpResponse<String> right = site.ownForm(form, Map.of("user", "alice", "password", "wonderland"));

            assertThat(site.get(form).body()).contains("<form method=\"post\">");
            assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(right.headers().firstValue("Location").orElseThrow()).endsWith("/orders");
            assertThat(site.get("/orders", "Cookie", Site.cookies(right)).body())
                    .contains("Orders of alice");
        }
    }

    /** Where a version is given up here, the page has to follow. */
    @ParameterizedTest
    @CsvSource({
        "<artifactId>ostiary-parent</artifactId>\\s*<version>(.*?)</version>, ostiary-servlet-filter",
        "<artifactId>maven-compiler-plugin</artifactId>\\s*<version>(.*?)</version>, maven-compiler-plugin",
        "<artifactId>exec-maven-plugin</artifactId>\\s*<version>(.*?)</version>, exec-maven-plugin",
        "<tomcat.version>(.*?)</tomcat.version>, tomcat-embed-core"
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

    private PageServer start(String webXml, TestIssuer provider) throws IOException {
        String settings = Readme.block(PAGE, webXml, "xml");
        assertThat(settings).contains(SHOWN_ISSUER);
        return PageServer.start(
                folder,
                settings.replace(SHOWN_ISSUER, provider.issuer()),
                Map.of("ORDERS_SECRET", CLIENT_SECRET),
                javaFile("OrdersServlet"),
                javaFile("Server"));
    }

    private static String javaFile(String name) throws IOException {
        return Readme.file(PAGE, SOURCES + name + ".java");
    }

    private static TestIssuer provider() {
        return TestIssuer.like(KnownProvider.KEYCLOAK)
                .path("/realms/shop")
                .audience("orders")
                .client("orders", CLIENT_SECRET, "http://localhost:*/auth/callback")
                .start();
    }

    private static String curl(String block, PageServer application, String token) throws Exception {
        String command = Readme.block(PAGE, block, "sh");
        assertThat(command).contains(SHOWN_HOST);
        return Shell.run(
                command.replace(SHOWN_HOST, application.address().toString()).replace("curl ", "curl -s "),
                Map.of("TOKEN", token));
    }
}
