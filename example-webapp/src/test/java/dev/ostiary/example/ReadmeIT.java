package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 *       elements for the example's issuer, audience and {@code ${JWT_SECRET}}, with {@code /assets/**} public.
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

        String output = bash(script.replace(ADDRESS, jetty.address().getAuthority()));

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

        String output = bash(script);

        assertThat(statuses(output)).containsExactly("401", "200", "200", "200");
    }

    @Test
    void webXml_asWritten_guardsAnApplication(@TempDir Path folder) throws IOException {
        String filter = Readme.block("web.xml", "xml");
        Files.createDirectories(folder.resolve("WEB-INF"));
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("assets/a.txt"), "public");
        Files.writeString(folder.resolve("secret.txt"), "for the known");
        Files.writeString(
                folder.resolve("WEB-INF/web.xml"),
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + filter + "</web-app>");

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

    /** What a shell prints for these lines; fails if any of them fails. */
    private static String bash(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = bash.inputReader()) {
            String printed = output.lines().collect(Collectors.joining("\n"));
            assertThat(bash.waitFor())
                    .as("exit code of the script, which printed:%n%s", printed)
                    .isZero();
            return printed;
        }
    }
}
