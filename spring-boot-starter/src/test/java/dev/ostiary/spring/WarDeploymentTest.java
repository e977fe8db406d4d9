package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.start.AnnotatedClasses;
import dev.ostiary.servlet.start.StartCheck;
import dev.ostiary.testkit.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.web.SpringServletContainerInitializer;

/** An application in a {@code .war}, which a Tomcat starts that looks through its classes. */
class WarDeploymentTest {
    @TempDir
    static Path folder;

    private static final Warnings WARNINGS = new Warnings();
    private static TestIssuer issuer;
    private static Tomcat tomcat;

    static class War extends SpringBootServletInitializer {
        @Override
        protected SpringApplicationBuilder configure(SpringApplicationBuilder application) {
            return application
                    .sources(ShopApplication.class)
                    .properties(
                            "ostiary.issuer=" + issuer.issuer(),
                            "ostiary.audience=orders",
                            "ostiary.public-paths=/open/**",
                            "spring.main.banner-mode=off",
                            Parts.web());
        }
    }

    private static final class Warnings extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeAll
    static void start() throws Exception {
        issuer = TestIssuer.builder().audience("orders").start();
        Logger.getLogger("dev.ostiary.servlet.AuthFilter").addHandler(WARNINGS);
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("/shop", folder.toString());
        context.addServletContainerInitializer(
                new AnnotatedClasses(), Set.of(ShopApplication.Office.class, ShopApplication.Cellar.class));
        context.addServletContainerInitializer(new SpringServletContainerInitializer(), Set.of(War.class));
        context.addServletContainerInitializer(new StartCheck(), Set.of());
        tomcat.start();
    }

    @AfterAll
    static void stop() throws Exception {
        Logger.getLogger("dev.ostiary.servlet.AuthFilter").removeHandler(WARNINGS);
        tomcat.stop();
        tomcat.destroy();
        issuer.close();
    }

    private static String get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/shop" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static String[] user(String... roles) {
        return new String[] {
            "Authorization",
            "Bearer " + issuer.token().subject("u1").roles(roles).sign()
        };
    }

    @Test
    void request_isGuardedWithinTheContextPath() throws Exception {
        assertThat(get("/api/me")).startsWith("401").contains("missing_token");
        assertThat(get("/api/me", user())).isEqualTo("200 user=u1 id=u1");
        assertThat(get("/open/hello")).isEqualTo("200 user=Optional.empty");
    }

    @Test
    void annotation_isEnforcedAndNotWarnedOf() throws Exception {
        assertThat(get("/open/office", user("clerk"))).isEqualTo("200 office of u1");
        assertThat(get("/open/office", user("guest"))).startsWith("403").contains("role_missing");
        assertThat(WARNINGS.lines).filteredOn(line -> line.contains("@")).isEmpty();
    }
}
