package dev.ostiary.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the build has put the servers, and how their files come into a folder of a test's own. */
final class Home {
    private static final Path SERVERS = Path.of("target", "servers").toAbsolutePath();

    private Home() {}

    /** The file or folder whose name begins so. */
    static Path of(String prefix) {
        try (Stream<Path> homes = Files.list(SERVERS)) {
            return homes.filter(home -> home.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no " + prefix + " in " + SERVERS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version that the build takes, from the property of that name. */
    static String version(String server) {
        Pattern property = Pattern.compile("<" + server + "\\.version>(.+)</" + server + "\\.version>");
        return Stream.of(Path.of("pom.xml"), Path.of("..", "pom.xml"))
                .map(Home::read)
                .flatMap(pom -> property.matcher(pom).results())
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version of " + server + " in the POM"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy);
            }
        }
    }

    static String java(Path jdk) {
        return jdk.resolve("bin").resolve("java").toString();
    }
}
