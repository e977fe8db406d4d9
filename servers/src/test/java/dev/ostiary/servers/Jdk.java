package dev.ostiary.servers;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Which JDK a server runs on. */
final class Jdk {
    private Jdk() {}

    /** The JDK of the build if it will do, else one that {@code JAVA21_HOME} or {@code JAVA25_HOME} names, or that is installed. */
    static Optional<Path> atLeast(int version) {
        if (Runtime.version().feature() >= version) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        Stream<Path> named = Stream.of("JAVA21_HOME", "JAVA25_HOME")
                .map(System::getenv)
                .flatMap(Stream::ofNullable)
                .map(Path::of);
        return Stream.concat(named, installed())
                .filter(home -> versionOf(home) >= version)
                .findFirst();
    }

    private static Stream<Path> installed() {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.sorted(comparing(Path::toString)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int versionOf(Path home) {
        Properties release = new Properties();
        try (var text = Files.newBufferedReader(home.resolve("release"))) {
            release.load(text);
        } catch (IOException noJdk) {
            return 0;
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]", 2)[0]);
    }
}
