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
import java.util.Map;
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
 *   <li>{@code <!-- test:api -->}, then an {@code xml} block: the whole {@code web.xml} of an API whose tokens a provider issues, and
 *       {@code <!-- test:api-curl -->}, two requests to it;
 *   <li>{@code <!-- test:sign-in -->} and {@code <!-- test:own-users -->}, then {@code xml} blocks: init-params in the place of
 *       those, for the client {@code orders} of a provider, with {@code ${ORDERS_SECRET}}, and for the example's issuer,
 *       audience and {@code ${JWT_SECRET}}, with {@code /assets/**} public;
 *   <li>{@code <!-- file:SignInServlet.java -->}, then a {@code java} block: the sign-in page of an application with users of its own.
 * </ul>
 *
 * <p>How to test signing in stands in docs/sign-in.md behind {@code <!-- test:testkit -->}.
 */
@Timeout(120)
class ReadmeIT {
    private static final String ADDRESS = "localhost:8080";
    private static final String SHOWN_ISSUER = "https://id.example/realms/shop";

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
        String filter = webXmlWith(Readme.block("own-users", "xml"));
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
    void api_asWritten_is401Then200(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("api/orders"), "for the known");
        try (TestIssuer provider = TestIssuer.like(KnownProvider.KEYCLOAK)
                .path("/realms/shop")
                .audience("orders")
                .start()) {
            String webXml = Readme.block("api", "xml");
            assertThat(webXml).contains(SHOWN_ISSUER);
            writeWebXml(folder, webXml.replace(SHOWN_ISSUER, provider.issuer()));

            try (EmbeddedJetty guarded = EmbeddedJetty.start(0, webapp(folder))) {
                String lines = Readme.block("api-curl", "sh")
                        .replace(ADDRESS, guarded.address().getAuthority());
                String output = Shell.run(
                        lines, Map.of("TOKEN", provider.token().subject("u1").sign()));

                assertThat(statuses(output)).containsExactly("401", "200");
                assertThat(output).contains("\"code\":\"missing_token\"", "for the known");
            }
        }
    }

    @Test
    void ownUsers_asWritten_signInAndComeBack(@TempDir Path folder) throws Exception {
        String webXml = webXmlWith(Readme.block("own-users", "xml"));
        String signIn = Readme.file("README.md", "SignInServlet.java");

        try (GuideApplication guarded = GuideApplication.start(folder, webXml, signIn)) {
            Site site = new Site(guarded.address());
            HttpResponse<String> sent = site.get("/orders", "Accept", "text/html");
            String form = sent.headers().firstValue("Location").orElseThrow();
            HttpResponse<String> wrong = site.ownForm(form, Map.of("user", "alice", "password", "guessed"));
            HttpResponse<String> right = site.ownForm(form, Map.of("user", "alice", "password", "wonderland"));

            assertThat(site.get(form).body()).contains("<form method=post>");
            assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(right.headers().firstValue("Location").orElseThrow()).endsWith("/orders");
            assertThat(site.get("/orders", "Cookie", Site.cookies(right)).statusCode())
                    .isEqualTo(404); // let in, where this application has no page
        }
    }

    @Test
    void signIn_inThePlaceOfTheTwoSettings_signsInAtTheProvider(@TempDir Path folder) throws IOException {
        String secret = "secret-of-orders-0123456789-abcdefghijklm";
        Files.writeString(folder.resolve("orders"), "for the known");
        System.setProperty("ORDERS_SECRET", secret);

        try (TestIssuer provider = TestIssuer.like(KnownProvider.KEYCLOAK)
                .path("/realms/shop")
                .client("orders", secret, "http://localhost:*/auth/callback")
                .start()) {
            String settings = Readme.block("sign-in", "xml");
            assertThat(settings).contains(SHOWN_ISSUER);
            writeWebXml(folder, webXmlWith(settings).replace(SHOWN_ISSUER, provider.issuer()));
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
        return webXmlWith(param("issuer", issuer.issuer())
                + param("client-id", "client")
                + param("client-secret", "secret-of-the-test-client-32-bytes"));
    }

    /** The first door's file with other settings in the place of its own, as the other doors say. */
    private static String webXmlWith(String settings) throws IOException {
        return Readme.block("api", "xml")
                .replaceFirst("(?s)<init-param>.*</init-param>", Matcher.quoteReplacement(settings));
    }

    private static String param(String name, String value) {
        return "<init-param><param-name>" + name + "</param-name><param-value>" + value + "</param-value></init-param>";
    }

    private static void writeWebXml(Path folder, String webXml) throws IOException {
        Files.createDirectories(folder.resolve("WEB-INF"));
        Files.writeString(folder.resolve("WEB-INF/web.xml"), webXml);
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
