package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test classes of docs/testing.md stand in the container that each of them needs, and run there. */
class TestingGuideIT {
    private static final Path ROOT = Path.of("..", "..");

    @ParameterizedTest
    @CsvSource({
        "jetty-ee10, OrdersTest",
        "jetty-ee10, SignInTest",
        "spring-boot-starter, OrdersMvcTest",
        "spring-boot-starter, OrdersServerTest"
    })
    void javaBlock_isAWholeClassThatRuns(String module, String name) throws IOException {
        Matcher block = Pattern.compile("(?s)<!-- test:" + name + " -->\\n```java\\n(.*?)```")
                .matcher(page());

        assertThat(block.find()).isTrue();
        assertThat(block.group(1)).isEqualTo(Files.readString(tests(module).resolve(name + ".java")));
    }

    @Test
    void page_hasNoOtherJavaThanThat() throws IOException {
        assertThat(Pattern.compile("```java").matcher(page()).results()).hasSize(4);
    }

    @Test
    void dependency_hasTheVersionOfThisBuild() throws IOException {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(page());
        assertThat(version.find()).isTrue();

        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<artifactId>ostiary-parent</artifactId>\n  <version>" + version.group(1) + "</version>");
    }

    private static Path tests(String module) {
        return Path.of("..", module, "src", "test", "java", "com", "example", "orders");
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve("testing.md"));
    }
}
