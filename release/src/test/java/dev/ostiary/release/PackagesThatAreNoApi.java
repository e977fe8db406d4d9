package dev.ostiary.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The packages that say "No API" in {@code package-info.java}, of the modules whose classes are compared with a release before. */
final class PackagesThatAreNoApi {
    private PackagesThatAreNoApi() {}

    static List<String> of(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.filter(PackagesThatAreNoApi::isCompared)
                    .map(module -> module.resolve("src/main/java"))
                    .flatMap(PackagesThatAreNoApi::packages)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isCompared(Path module) {
        Path pom = module.resolve("pom.xml");
        return Files.isRegularFile(pom)
                && says(pom, "properties/maven.deploy.skip", "false")
                && !says(pom, "properties/japicmp.skip", "true");
    }

    private static boolean says(Path pom, String property, String value) {
        return Pom.read(pom).text(property).filter(value::equals).isPresent();
    }

    private static Stream<String> packages(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.endsWith("package-info.java"))
                    .filter(PackagesThatAreNoApi::isNone)
                    .map(file -> sources.relativize(file.resolveSibling("")).toString())
                    .map(name -> name.replace('\\', '/').replaceFirst("/$", "").replace('/', '.'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNone(Path file) {
        try {
            return Files.readString(file).contains("No API");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
