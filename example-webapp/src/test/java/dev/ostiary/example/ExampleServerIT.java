package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that starts the example: its exit codes, what it prints, how it ends. */
class ExampleServerIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void shareSecret() {
        TestTokens.shareSecret();
    }

    @Test
    void run_help_printsItAndStartsNothing() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(HelpText.TEXT);
    }

    @Test
    void run_unknownOption_isOneLineAndExitCode2() {
        assertThat(run("--prot", "9090")).isEqualTo(2);
        assertThat(err).hasToString("Unknown option: --prot (--help lists the known ones)" + System.lineSeparator());
    }

    @Test
    void run_portInUse_isOneLineAndExitCode1() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", "" + taken.getLocalPort())).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("Port " + taken.getLocalPort() + " is already in use: choose another one with --port"
                            + " (with Maven: -Dport=9090)" + System.lineSeparator());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=0", "--programmatic"})
    void run_unusableSecret_saysWhyAndExitCode1(String option) {
        System.setProperty("JWT_SECRET", "hunter2");

        assertThat(run("--port=0", option)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("The example could not start. JWT_SECRET: ")
                .hasLineCount(1)
                .doesNotContain("hunter2");
    }

    @Test
    void failingServlet_is500PageThatTellsNothing() throws IOException {
        WebAppContext webapp = EmbeddedJetty.webapp("web.xml");
        webapp.addServlet(new FailingServlet(), "/fail");
        webapp.addServlet(new FailingServlet(), "/api/fail");

        try (EmbeddedJetty jetty = EmbeddedJetty.start(0, webapp)) {
            HttpResponse<String> page = new Site(jetty.address()).page("/fail", TestTokens.bob());
            HttpResponse<String> json = new Site(jetty.address()).api("/api/fail", TestTokens.bob());

            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body())
                    .contains("<h1>Our mistake</h1>", "Signed in as")
                    .doesNotContain("FailingServlet", "kaput");
            assertThat(json.statusCode()).isEqualTo(500);
            assertThat(json.body()).contains("\"code\":\"internal_error\"").doesNotContain("kaput");
        }
    }

    @Test
    void servletWhoseStoreIsAway_is503() throws IOException {
        WebAppContext webapp = EmbeddedJetty.webapp("web.xml");
        webapp.addServlet(new StorelessServlet(), "/storeless");

        try (EmbeddedJetty jetty = EmbeddedJetty.start(0, webapp)) {
            HttpResponse<String> page = new Site(jetty.address()).page("/storeless", TestTokens.bob());

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.body()).contains("<h1>Back in a moment</h1>").doesNotContain("kaput");
        }
    }

    @Test
    @Timeout(60)
    void process_startsListensAndEndsWhenToldTo() throws IOException, InterruptedException {
        try (ExampleProcess process = ExampleProcess.start(Map.of())) {
            HttpResponse<String> home = process.site().get("/");

            assertThat(process.printed()).first().asString().contains("JWT_SECRET is not set");
            assertThat(process.printed())
                    .contains("INFO: filter ostiary is set to", "  secret = (secret, set by init-param)");
            assertThat(process.site().address()).asString().matches("http://localhost:\\d+/");
            assertThat(home.statusCode()).isEqualTo(200);
            assertThat(process.end()).isEmpty();
        }
    }

    private int run(String... arguments) {
        return ExampleServer.run(List.of(arguments), new PrintStream(out), new PrintStream(err));
    }

    private static final class StorelessServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new StoreUnavailableException("kaput");
        }
    }

    private static final class FailingServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("kaput");
        }
    }
}
