package dev.ostiary.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What is in the jars. */
final class JarRule implements Rule {
    private static final String LICENSE = "META-INF/LICENSE";
    private static final String THIRD_PARTY = "META-INF/THIRD-PARTY.txt";

    @Override
    public Stream<Problem> problems(Artifact artifact) throws IOException {
        return Stream.of(
                        has(artifact, ".jar", LICENSE, LICENSE::equals),
                        has(artifact, ".jar", THIRD_PARTY, THIRD_PARTY::equals),
                        has(artifact, ".jar", "a class", name -> name.endsWith(".class")),
                        has(artifact, "-sources.jar", "a source file", name -> name.endsWith(".java")),
                        has(artifact, "-javadoc.jar", "index.html", "index.html"::equals),
                        unwanted(artifact))
                .flatMap(List::stream);
    }

    private static List<Problem> has(Artifact artifact, String suffix, String what, Predicate<String> wanted)
            throws IOException {
        return !artifact.has(suffix) || names(artifact.file(suffix)).stream().anyMatch(wanted)
                ? List.of()
                : List.of(artifact.problem(suffix + " has no " + what));
    }

    /** Such as what tests left behind. */
    private static List<Problem> unwanted(Artifact artifact) throws IOException {
        return !artifact.has(".jar")
                ? List.of()
                : names(artifact.jar()).stream()
                        .filter(name -> name.matches(".*(Test|IT)(\\$.*)?\\.class"))
                        .map(name -> artifact.problem(".jar has a test: " + name))
                        .toList();
    }

    private static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
