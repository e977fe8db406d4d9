package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real container, told to let every URI through that it can: what it decodes must be what is read here. */
class RequestPathJettyIT {
    private static final String AMBIGUOUS = "ambiguous";

    private static final Server SERVER = new Server();
    private static final LocalConnector CONNECTOR = new LocalConnector(SERVER, new HttpConnectionFactory(lenient()));

    @BeforeAll
    static void start() throws Exception {
        ServletContextHandler context = new ServletContextHandler("/my app");
        context.addServlet(new ServletHolder("api", new HttpServlet() {}), "/api/*");
        context.addServlet(new ServletHolder("rest", new HttpServlet() {}), "/");
        Filter filter = (request, response, chain) -> ((HttpServletResponse) response)
                .setHeader(
                        "Path",
                        RequestPath.of((HttpServletRequest) request)
                                .map(path -> path.servletName() + path.path())
                                .orElse(AMBIGUOUS));
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        SERVER.addConnector(CONNECTOR);
        SERVER.setHandler(context);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    private static HttpConfiguration lenient() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    private Stream<String> answered(String uri) throws Exception {
        return CONNECTOR
                .getResponse("GET " + uri + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                .lines()
                .filter(line -> line.startsWith("Path: "))
                .map(line -> line.substring("Path: ".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "/my%20app/, rest/",
        "/my%20app/a, rest/a",
        "/my%20app/a/, rest/a/",
        "/my%20app/api, api/api",
        "/my%20app/api/, api/api/",
        "/my%20app/api/a+b, api/api/a+b",
        "/my%20app/api;v=1/x, api/api/x",
        "/my%20app;v=1/a, rest/a",
        "/%6dy%20app/%61, rest/a",
        "/my%20app/50%25, rest/50%",
        "/my%20app/a|b, rest/a|b",
        "/my%20app/a?/../b;%00, rest/a"
    })
    void of_oneReading_isTheContainersPath(String uri, String path) throws Exception {
        assertThat(answered(uri)).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/my%20app//a",
                "/my%20app/a/../b",
                "/my%20app/./a",
                "/my%20app/a/..",
                "/my%20app/a%2fb",
                "/my%20app/a%2Fb",
                "/my%20app/%2e%2e/my%20app/a",
                "/my%20app/a/..;/b",
                "/my%20app/a/..;x=y/b",
                "/my%20app/.;/a",
                "/my%20app/;/a",
                "/my%20app/a%3bx",
                "/my%20app/a/..%3b/b",
                "/my%20app/a%5cb",
                "/my%20app/a\\b",
                "/my%20app/a%252fb",
                "/my%20app/a%ff",
                "/my%20app/a%c0%af",
                "/my%20app/a%7f",
                "/x/../my%20app/a"
            })
    void of_twoReadingsThatTheContainerLetsThrough_isAmbiguous(String uri) throws Exception {
        assertThat(answered(uri)).containsExactly(AMBIGUOUS);
    }
}
