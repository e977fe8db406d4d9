package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.TestIssuer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The Spring Boot applications of README.md and docs/getting-started.md, compiled and run as they stand there. */
class FrontPageIT {
    private static final String GETTING_STARTED = "docs/getting-started.md";
    private static final String SHOWN_ISSUER = "https://id.example/realms/shop";
    private static final String APPLICATION = "OrdersApplication.java";
    private static final String PROPERTIES = "application.properties";

    @TempDir
    Path folder;

    @Test
    void applicationOfGettingStarted_is401Then200() throws Exception {
        assertGuards(Map.of(
                APPLICATION,
                file(GETTING_STARTED, "spring/src/main/java/com/example/orders/" + APPLICATION),
                PROPERTIES,
                file(GETTING_STARTED, "spring/src/main/resources/" + PROPERTIES)));
    }

    @Test
    void propertiesOfTheReadme_guardAnApplication() throws Exception {
        String application = """
                package com.example.orders;

                @org.springframework.boot.autoconfigure.SpringBootApplication
                @org.springframework.web.bind.annotation.RestController
                public class OrdersApplication {
                    @org.springframework.web.bind.annotation.GetMapping("/api/orders")
                    String orders(java.security.Principal user) {
                        return "Orders of " + user.getName();
                    }
                }
                """;

        assertGuards(Map.of(APPLICATION, application, PROPERTIES, file("README.md", PROPERTIES)));
    }

    @Test
    void pomOfGettingStarted_hasTheVersionOfSpringBootThatThisTestHas() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceFirst("(?s).*<spring-boot.version>(.*?)</spring-boot.version>.*", "$1");

        assertThat(file(GETTING_STARTED, "spring/pom.xml"))
                .containsPattern("<artifactId>spring-boot-starter-parent</artifactId>\\s*<version>" + version + "<");
        assertThat(Files.readString(Path.of("..", "..", "README.md")))
                .contains("tested with Spring Boot 3.5 and " + version.replaceFirst("\\.\\d+$", "") + ".");
    }

    private void assertGuards(Map<String, String> files) throws Exception {
        try (TestIssuer provider = TestIssuer.builder().audience("orders").start();
                URLClassLoader classes = compiled(files, provider.issuer());
                ConfigurableApplicationContext context = run(classes)) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            String bearer =
                    "Authorization: Bearer " + provider.token().subject("u1").sign();

            assertThat(RawHttp.send(port, "GET", "/api/orders").code()).isEqualTo("missing_token");
            assertThat(RawHttp.send(port, "GET", "/api/orders", bearer).body()).isEqualTo("Orders of u1");
        }
    }

    private URLClassLoader compiled(Map<String, String> files, String issuer) throws IOException {
        assertThat(String.join("", files.values())).contains(SHOWN_ISSUER);
        List<String> arguments = new ArrayList<>(List.of("-Xlint:all,-processing,-classfile", "-Werror", "-proc:none"));
        arguments.addAll(List.of("-parameters", "-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path written = folder.resolve(file.getKey());
            Files.writeString(written, file.getValue().replace(SHOWN_ISSUER, issuer));
            if (file.getKey().endsWith(".java")) {
                arguments.add(written.toString());
            }
        }
        int failures = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(failures).as("the compiler's exit code").isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, FrontPageIT.class.getClassLoader());
    }

    private static ConfigurableApplicationContext run(ClassLoader classes) throws ClassNotFoundException {
        Thread.currentThread().setContextClassLoader(classes);
        SpringApplication application =
                new SpringApplication(classes.loadClass("com.example.orders.OrdersApplication"));
        return application.run(
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=off",
                "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");
    }

    /** The file that a page shows right after the line {@code <!-- file:path -->}. */
    private static String file(String page, String path) throws IOException {
        return Pattern.compile("(?s)<!-- file:" + Pattern.quote(path) + " -->\\n```\\w+\\n(.*?)```")
                .matcher(Files.readString(Path.of("..", "..").resolve(page)))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
