package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.testing.LogLines;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter whose settings stand in files of an application, in system properties and in init-params. */
class ConfigurationIT {
    private static final Pattern PAGE_BLOCK =
            Pattern.compile("(?s)<!-- test:properties -->\\s*```properties\n(.*?)```");
    private static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final String ISSUER = "https://id.test";
    private static final String AUDIENCE = "app";
    private static final Map<String, String> STANDARD =
            Map.of("secret", TEST_SECRET, "issuer", ISSUER, "audience", AUDIENCE);
    private static final String CONFIG = "/WEB-INF/ostiary.properties";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ServletContextHandler context = new ServletContextHandler("/");
    private final LogLines log = new LogLines();

    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws Exception {
        Files.createDirectory(folder.resolve("WEB-INF"));
        connector.setHost("localhost");
        server.addConnector(connector);
        context.setBaseResource(ResourceFactory.of(context).newResource(folder));
        context.addServlet(new ServletHolder(new AnyPath()), "/");
        server.setHandler(context);
        System.setProperty("ostiary.realm", "of a property");
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty("ostiary.realm");
        log.close();
        server.stop();
    }

    @Test
    void fileOfTheApplication_systemPropertyAndInitParam_workTogether() throws Exception {
        write("secret = " + TEST_SECRET, "issuer = " + ISSUER, "audience = other", "realm = of a file");

        start(filter(Map.of("config", CONFIG, "audience", AUDIENCE)), "/*");

        assertThat(get("/api/x").headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"of a property\"");
        assertThat(get("/api/x", token(ISSUER, AUDIENCE)).statusCode()).isEqualTo(200);
    }

    @Test
    void fileOfThePageOfSettings_guardsAnApplication() throws Exception {
        Matcher block = PAGE_BLOCK.matcher(Files.readString(Path.of("..", "docs", "settings.md")));
        assertThat(block.find()).isTrue();
        write(block.group(1).replace("${JWT_SECRET}", TEST_SECRET));

        start(filter(Map.of("config", CONFIG)), "/*");

        assertThat(get("/api/x").statusCode()).isEqualTo(401);
        assertThat(get("/api/x", token("https://example.test", "example")).statusCode())
                .isEqualTo(200);
        assertThat(get("/assets/a.css").statusCode()).isEqualTo(200);
    }

    @Test
    void rulesOfTheFile_decideInTheOrderOfTheirNumbers() throws Exception {
        write("rule.10 = /a/** = deny", "rule.9 = /a/b = public");
        Map<String, String> parameters = new HashMap<>(STANDARD);
        parameters.put("config", CONFIG);

        start(filter(parameters), "/*");

        assertThat(get("/a/b").statusCode()).isEqualTo(200);
        assertThat(get("/a/c").statusCode()).isEqualTo(403);
        assertThat(log.lines())
                .anySatisfy(line ->
                        assertThat(line).contains("  rules = /a/b = public\\n/a/** = deny (file " + CONFIG + ")\n"));
    }

    @Test
    void start_logsTheSettingsWithTheirOriginsOnce() throws Exception {
        write("secret = " + TEST_SECRET, "issuer = ${NOWHERE:-https://id.test}");

        start(filter(Map.of("config", CONFIG, "audience", "app")), "/*");

        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("INFO filter "))
                .singleElement()
                .asString()
                .startsWith("INFO filter ostiary is set to\n"
                        + "  secret = (secret, set by file " + CONFIG + ", line 1)\n"
                        + "  issuer = ${NOWHERE:-https://id.test} (file " + CONFIG + ", line 2)\n"
                        + "  audience = app (init-param)\n"
                        + "  realm = of a property (system property ostiary.realm)\n"
                        + "  config = " + CONFIG + " (init-param)\n"
                        + "  defaults: ")
                .doesNotContain(TEST_SECRET);
    }

    @Test
    void faultsInSeveralPlaces_stopTheStartTogether() throws Exception {
        write("secret = pl4nt3d", "audience = app", "audience = app");

        assertThatThrownBy(() -> start(filter(Map.of("config", CONFIG, "csrf", "off")), "/*"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("the configuration has 3 problems:")
                .hasMessageContainingAll(
                        "secret (file " + CONFIG + ", line 1)",
                        "config (file " + CONFIG + ", line 3)",
                        "csrf (init-param)")
                .hasMessageNotContaining("pl4nt3d");
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "SEVERE the filter 'ostiary' cannot start, and lets no request in: the configuration has 3 problems:")
                .doesNotContain("pl4nt3d");
    }

    @Test
    void filterBuiltInJava_fileOfTheApplication_isAProblemThatSaysWhatToDo() {
        assertThatThrownBy(() -> AuthFilter.builder().config(CONFIG).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("config (builder): '" + CONFIG + "' lies within an application")
                .hasMessageContaining("classpath:");
    }

    @Test
    void filterBuiltInJava_otherFile_isReadBehindWhatTheBuilderSays() throws Exception {
        Path file = folder.resolve("o.properties");
        Files.writeString(file, "audience = other\nissuer = " + ISSUER + "\nsecret = " + TEST_SECRET);
        AuthFilter filter =
                AuthFilter.builder().config("file:" + file).audience(AUDIENCE).build();

        start(new FilterHolder(filter), "/*");

        assertThat(get("/api/x", token(ISSUER, AUDIENCE)).statusCode()).isEqualTo(200);
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("INFO filter "))
                .hasSize(1);
    }

    @Test
    void mappingThatLeavesPathsOut_isWarnedOf() throws Exception {
        start(filter(STANDARD), "/api/*");

        assertThat(log.lines())
                .filteredOn(line -> line.contains("mapped"))
                .singleElement()
                .asString()
                .startsWith("WARNING the filter is mapped to [/api/*] only");
    }

    @Test
    void requestWithoutAsyncSupport_isWarnedOfOnce() throws Exception {
        FilterHolder holder = filter(STANDARD);
        holder.setAsyncSupported(false);
        start(holder, "/*");

        get("/");
        get("/");

        assertThat(log.lines())
                .filteredOn(line -> line.contains("set async-supported"))
                .hasSize(1);
    }

    private void write(String... lines) throws Exception {
        Files.write(folder.resolve("WEB-INF").resolve("ostiary.properties"), List.of(lines));
    }

    private static FilterHolder filter(Map<String, String> parameters) {
        FilterHolder holder = new FilterHolder(AuthFilter.class);
        holder.setName("ostiary");
        holder.setAsyncSupported(true);
        holder.setInitParameters(parameters);
        return holder;
    }

    private void start(FilterHolder holder, String mapping) throws Exception {
        context.addFilter(holder, mapping, EnumSet.allOf(DispatcherType.class));
        server.start();
    }

    private HttpResponse<String> get(String path, String... token) throws Exception {
        URI uri = URI.create("http://localhost:" + connector.getLocalPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        List.of(token).forEach(text -> request.header("Authorization", "Bearer " + text));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String issuer, String audience) {
        return TokenIssuer.builder()
                .key(HmacSecret.ofText(TEST_SECRET).signingKey(JwsAlgorithm.HS256))
                .profile(TokenProfile.access(issuer, audience))
                .build()
                .issue("u1", Map.of())
                .token();
    }

    /** Answers 200 whatever it is asked for. */
    private static final class AnyPath extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }
}
