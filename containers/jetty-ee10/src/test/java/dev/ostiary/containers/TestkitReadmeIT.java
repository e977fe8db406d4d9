package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's lines about the testkit compile here as they are written there, and run. */
@ExtendWith(TestIssuerExtension.class)
class TestkitReadmeIT {
    private static final Path THIS_FILE =
            Path.of("src", "test", "java", "dev", "ostiary", "containers", "TestkitReadmeIT.java");

    private static RunningApplication application;

    @BeforeAll
    static void start(TestIssuer issuer) throws Exception {
        application = new JettyEe10()
                .start(WebApplication.with(Map.of(
                        "public-key", issuer.jwkSet(), "issuer", issuer.issuer(), "audience", issuer.audience())));
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
    }

    @TestFactory
    Stream<DynamicTest> hostileTokens(TestIssuer issuer) {
        return BadTokens.dynamicTests(issuer, token -> statusOf("/api/me", token));
    }

    @Test
    void javaBlock_isTheCodeOfThisTest() throws IOException {
        Matcher block = Pattern.compile("(?s)<!-- test:testkit -->\\n```java\\n(?:import .*?;\\n)*(.*?)```")
                .matcher(Files.readString(Path.of("..", "..", "README.md")));

        assertThat(block.find()).isTrue();
        assertThat(Files.readString(THIS_FILE).replaceAll("\\s+", ""))
                .contains(block.group(1).replaceAll("\\s+", ""));
    }

    private static int statusOf(String path, String token) throws Exception {
        return application.get(path, "Authorization: Bearer " + token).status();
    }
}
