package dev.ostiary.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String LEFT = "META-INF/maven/org.example/library/pom.properties";

    @TempDir
    Path folder;

    @Test
    void of_manifestWithVersion_takesIt() throws IOException {
        Path jar = jar(
                "library-9.jar",
                Map.of(MANIFEST, "Manifest-Version: 1.0\nImplementation-Version: 1.2.3\n", LEFT, "version=4\n"));

        assertThat(Versions.of(jar)).isEqualTo("1.2.3");
    }

    @Test
    void of_whatMavenLeft_takesIt() throws IOException {
        Path jar = jar("library-9.jar", Map.of(MANIFEST, "Manifest-Version: 1.0\n", LEFT, "version=2.0\n"));

        assertThat(Versions.of(jar)).isEqualTo("2.0");
    }

    @Test
    void of_nothingInside_takesTheName() throws IOException {
        assertThat(Versions.of(jar("java-library-4.6.2.jar", Map.of("a", "")))).isEqualTo("4.6.2");
    }

    @Test
    void of_nothingAtAll_saysSo() throws IOException {
        assertThat(Versions.of(jar("library.jar", Map.of("a", "")))).isEqualTo("of unknown version");
    }

    @Test
    void ofPeers_classPath_everyLibraryHasOne() throws IOException {
        assertThat(Versions.ofPeers())
                .hasSize(9)
                .allSatisfy((library, version) -> assertThat(version).matches("\\d+\\.\\d+.*"));
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
