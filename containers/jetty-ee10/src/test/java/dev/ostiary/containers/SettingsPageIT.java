package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Java of docs/settings.md compiles here as it is written there, and guards an application. */
class SettingsPageIT {
    private static final String PROPERTY = "JWT_SECRET";
    private static final Path THIS_FILE =
            Path.of("src", "test", "java", "dev", "ostiary", "containers", "SettingsPageIT.java");

    @BeforeEach
    void setSecret() {
        System.setProperty(PROPERTY, TestTokens.TEST_SECRET);
    }

    @AfterEach
    void clearSecret() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void javaBlock_isTheCodeOfThisTest() throws IOException {
        Matcher block = Pattern.compile("(?s)```java\\n(?:import .*?;\\n)*(.*?)```")
                .matcher(Files.readString(Path.of("..", "..", "docs", "settings.md")));

        assertThat(block.find()).isTrue();
        assertThat(withoutBlanks(Files.readString(THIS_FILE))).contains(withoutBlanks(block.group(1)));
    }

    @Test
    void javaBlock_guardsAnApplication() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(ProbeServlet.class, "/");
        server.setHandler(context);

        AuthFilter filter = AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer("https://example.test")
                .audience("example")
                .publicPaths("/", "/assets/**", "/api/token")
                .build();
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.allOf(DispatcherType.class));

        server.start();
        TestTokens token =
                TestTokens.valid().claim("iss", "https://example.test").claim("aud", "example");
        int port = connector.getLocalPort();
        assertThat(RawHttp.send(port, "GET", "/").status()).isEqualTo(200);
        assertThat(RawHttp.send(port, "GET", "/api/x").status()).isEqualTo(401);
        assertThat(RawHttp.send(port, "GET", "/api/x", token.bearer()).body()).contains("principal=u1");
        server.stop();
    }

    /** The formatter of the code breaks lines elsewhere than the page does. */
    private static String withoutBlanks(String code) {
        return code.replaceAll("\\s+", "");
    }
}
