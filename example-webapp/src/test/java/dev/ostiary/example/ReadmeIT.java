package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.KnownProvider;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the front page tells people to type. README.md marks it by a line of its own right before the fenced block:
 *
 * <ul>
 *   <li>{@code <!-- test:curl -->}, then a {@code sh} block: first a {@code curl -i} that is answered 401, last one
 *       that is answered 200, everything against {@code localhost:8080};
 *   <li>{@code <!-- test:web.xml -->}, then an {@code xml} block: the {@code filter} and {@code filter-mapping}
 *       elements for the example's issuer, audience and {@code ${JWT_SECRET}}, with {@code /assets/**} public;
 *   <li>{@code <!-- test:sign-in -->}, then an {@code xml} block: init-params to stand in the place of those, for the client {@code
 *       orders} of a provider, with {@code ${ORDERS_SECRET}}. How to test that stands in docs/sign-in.md behind {@code
 *       <!-- test:testkit -->}.
 * </ul>
 */
@Timeout(120)
class ReadmeIT {
    private static final String ADDRESS = "localhost:8080";

    private static EmbeddedJetty jetty;

    @BeforeAll
    static void start() throws IOException {
        TestTokens.shareSecret();
        jetty = EmbeddedJetty.start(StartOptions.parse(List.of("--port=0")));
    }

    @AfterAll
    static void stop() {
        jetty.close();
    }

    @Test
    void curlLines_asWritten_are401Then200() throws IOException, InterruptedException {
        String script = Readme.block("curl", "sh");
        assertThat(script).contains(ADDRESS);

        String output = Shell.run(script.replace(ADDRESS, jetty.address().getAuthority()));

        assertThat(statuses(output)).hasSizeGreaterThan(1).startsWith("401").endsWith("200");
        assertThat(output).contains("\"code\":\"missing_token\"", "\"name\":\"alice\"");
    }

    @Test
    void curlLines_ofTheHomePage_workToo() throws IOException, InterruptedException {
        String script = new Site(jetty.address())
                .get("/")
                .body()
                .replaceAll("(?s)^.*?<pre[^>]*><code>|</code></pre>(?!.*<pre).*$", "")
                .replaceAll("(?s)</code></pre>.*?<code>", "\n")
                .replace("&#39;", "'");

        String output = Shell.run(script);

        assertThat(statuses(output)).containsExactly("401", "200", "200", "200");
    }

    @Test
    void webXml_asWritten_guardsAnApplication(@TempDir Path folder) throws IOException {
        String filter = Readme.block("web.xml", "xml");
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("assets/a.txt"), "public");
        Files.writeString(folder.resolve("secret.txt"), "for the known");
        writeWebXml(folder, filter);

        try (EmbeddedJetty guarded = EmbeddedJetty.start(0, webapp(folder))) {
            Site site = new Site(guarded.address());
            HttpResponse<String> refused = site.get("/secret.txt");

            assertThat(filter).contains(AuthFilter.class.getName());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer ");
            assertThat(site.get("/assets/a.txt").body()).isEqualTo("public");
            assertThat(site.api("/secret.txt", TestTokens.bob()).body()).isEqualTo("for the known");
        }
    }

    @Test
    void signIn_inThePlaceOfTheFirstFourSettings_signsInAtTheProvider(@TempDir Path folder) throws IOException {
        String secret = "secret-of-orders-0123456789-abcdefghijklm";
        Files.writeString(folder.resolve("orders"), "for the known");
        System.setProperty("ORDERS_SECRET", secret);

        try (TestIssuer provider = TestIssuer.like(KnownProvider.KEYCLOAK)
                .path("/realms/shop")
                .client("orders", secret, "http://localhost:*/auth/callback")
                .start()) {
            String settings = Readme.block("sign-in", "xml");
            String issuer = provider.issuer().replace("/realms/shop", "");
            assertThat(settings).contains("https://id.example/realms/shop");
            writeWebXml(
                    folder,
                    Readme.block("web.xml", "xml")
                            .replaceFirst(
                                    "(?s)( *<init-param>.*</init-param>\n)",
                                    Matcher.quoteReplacement(settings.replace("https://id.example", issuer))));
            provider.user(TestUser.of("u1"));

            try (EmbeddedJetty guarded = EmbeddedJetty.start(0, webapp(folder))) {
                String orders = guarded.address().resolve("/orders").toString();
                assertThat(TestBrowser.start().signIn(orders).body()).isEqualTo("for the known");
            }
        }
    }

    /** What docs/sign-in.md says of tests, with an application that has these settings. */
    @Test
    void testkit_asWritten_signsIn(@TempDir Path folder) throws IOException {
        String guide = Readme.block("docs/sign-in.md", "testkit", "java").replaceAll("(?m)^import .*;$", "");
        String source = Files.readString(Path.of("src/test/java/dev/ostiary/example/ReadmeIT.java"));
        assertThat(source.replaceAll("\\s+", "")).contains(guide.replaceAll("\\s+", ""));
        Files.writeString(folder.resolve("orders"), "for the known");

        try (TestIssuer issuer = TestIssuer.start()) {
            writeWebXml(folder, ofTestClient(issuer));
            try (EmbeddedJetty guarded = EmbeddedJetty.start(0, webapp(folder))) {
                String application = "http://" + guarded.address().getAuthority();

                issuer.user(TestUser.of("u1").roles("admin"));
                BrowserPage orders = TestBrowser.start().signIn(application + "/orders");

                assertThat(orders.body()).isEqualTo("for the known");
            }
        }
    }

    private static String ofTestClient(TestIssuer issuer) throws IOException {
        return Readme.block("web.xml", "xml")
                .replaceFirst("(?s)<init-param>.*</init-param>", "")
                .replace(
                        "<async-supported>true</async-supported>",
                        "<async-supported>true</async-supported>" + param("issuer", issuer.issuer())
                                + param("client-id", "client")
                                + param("client-secret", "secret-of-the-test-client-32-bytes"));
    }

    private static String param(String name, String value) {
        return "<init-param><param-name>" + name + "</param-name><param-value>" + value + "</param-value></init-param>";
    }

    private static void writeWebXml(Path folder, String filter) throws IOException {
        Files.createDirectories(folder.resolve("WEB-INF"));
        Files.writeString(
                folder.resolve("WEB-INF/web.xml"),
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + filter + "</web-app>");
    }

    private static WebAppContext webapp(Path folder) {
        WebAppContext webapp = new WebAppContext();
        webapp.setContextPath("/");
        webapp.setBaseResourceAsPath(folder);
        webapp.setParentLoaderPriority(true);
        webapp.setThrowUnavailableOnStartupException(true);
        return webapp;
    }

    private static Stream<String> statuses(String output) {
        return Pattern.compile("HTTP/1\\.1 (\\d{3})").matcher(output).results().map(result -> result.group(1));
    }
}
