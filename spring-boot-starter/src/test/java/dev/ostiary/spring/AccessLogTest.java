package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.TestIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access log of Boot's Tomcat. */
class AccessLogTest {
    @TempDir
    Path folder;

    private List<String> lines() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }

    @Test
    void pattern_thatNamesTheAttribute_showsTheUser() throws Exception {
        try (TestIssuer issuer = TestIssuer.builder().audience("orders").start();
                BootApplication shop = BootApplication.start(
                        ShopApplication.class,
                        "ostiary.issuer=" + issuer.issuer(),
                        "ostiary.audience=orders",
                        "ostiary.public-paths=/open/**",
                        "server.shutdown=graceful",
                        "server.tomcat.accesslog.enabled=true",
                        "server.tomcat.accesslog.directory=" + folder,
                        "server.tomcat.accesslog.pattern=%h %l %{dev.ostiary.user}r \"%r\" %s",
                        Parts.web())) {
            shop.get("/api/me", issuer.token().subject("u 1"));
            shop.get("/open/hello");
        }

        assertThat(lines())
                .containsExactly(
                        "127.0.0.1 - u%201 \"GET /api/me HTTP/1.1\" 200",
                        "127.0.0.1 - - \"GET /open/hello HTTP/1.1\" 200");
    }
}
