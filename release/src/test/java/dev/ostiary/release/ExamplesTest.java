package dev.ostiary.release;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The POMs of {@code examples}, which people copy: each is whole, none is published, and all say the versions that the build has. */
class ExamplesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pom PARENT = Pom.read(ROOT.resolve("pom.xml"));

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("examples"))) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @Test
    void examples_always_areModulesOfTheBuild() throws IOException {
        List<String> modules = PARENT.all("modules/module").stream()
                .flatMap(Pom::texts)
                .filter(name -> name.startsWith("examples/"))
                .map(name -> name.substring("examples/".length()))
                .sorted()
                .toList();

        assertThat(examples().map(folder -> folder.getFileName().toString()))
                .containsExactlyElementsOf(modules)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_always_isWholeAndNotPublished(Path folder) {
        Pom pom = Pom.read(folder.resolve("pom.xml"));

        assertThat(pom.text("parent")).isEmpty();
        assertThat(pom.text("properties/maven.deploy.skip")).contains("true");
        assertThat(pom.text("properties/maven.install.skip")).contains("true");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_always_hasTheVersionsOfThisBuild(Path folder) {
        Pom pom = Pom.read(folder.resolve("pom.xml"));
        Map<String, String> ours = versions();

        assertThat(pom.all("dependencies/dependency"))
                .allSatisfy(each -> assertThat(each.text("version"))
                        .isEqualTo(Optional.ofNullable(
                                ours.get(each.text("artifactId").orElseThrow()))));
    }

    /** By the names of artifacts. */
    private static Map<String, String> versions() {
        String own = PARENT.text("version").orElseThrow();
        String boot = property("containers/spring-boot/pom.xml", "spring-boot.version");
        return Map.ofEntries(
                entry("ostiary-servlet-filter", own),
                entry("ostiary-spring-boot-starter", own),
                entry("ostiary-testkit", own),
                entry("tomcat-embed-core", property("containers/tomcat-11/pom.xml", "tomcat.version")),
                entry("spring-boot-starter-webmvc", boot),
                entry("spring-boot-starter-webmvc-test", boot),
                entry("junit-jupiter", property("pom.xml", "junit.version")),
                entry("assertj-core", property("pom.xml", "assertj.version")),
                entry("jakarta.servlet-api", property("pom.xml", "servlet-api.version")));
    }

    private static String property(String pom, String name) {
        return Pom.read(ROOT.resolve(pom)).text("properties/" + name).orElseThrow();
    }
}
