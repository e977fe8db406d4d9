package dev.ostiary.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The packages that are API: those whose {@code package-info.java} does not say that they are none. */
final class ApiPackages {
    /** The folders of sources of all that an application uses. */
    static final List<String> SOURCES = List.of(
                    "core",
                    "servlet-filter",
                    "store-jdbc",
                    "store-redis",
                    "spring-boot-starter",
                    "jakarta-rest",
                    "jakarta-security",
                    "testkit")
            .stream()
            .map(module -> module + "/src/main/java")
            .toList();

    private ApiPackages() {}

    static List<String> of(Path repository) throws IOException {
        Stream.Builder<String> names = Stream.builder();
        for (String source : SOURCES) {
            Path root = repository.resolve(source);
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.endsWith("package-info.java")).toList()) {
                    if (!Files.readString(file).contains("No API")) {
                        String path = root.relativize(file).toString().replace('\\', '/');
                        names.add(path.replace("/package-info.java", "").replace('/', '.'));
                    }
                }
            }
        }
        return names.build().sorted().toList();
    }
}
