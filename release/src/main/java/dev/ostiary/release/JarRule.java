package dev.ostiary.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What is in the jars. */
final class JarRule implements Rule {
    private static final String LICENSE = "META-INF/LICENSE";
    private static final Pattern TEST = Pattern.compile(".*(Test|IT)(\\$.*)?\\.class");
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");

    @Override
    public Stream<Problem> problems(Artifact artifact) throws IOException {
        return Stream.of(
                        has(artifact, ".jar", LICENSE, LICENSE::equals),
                        has(artifact, ".jar", ThirdPartyRule.LIST, ThirdPartyRule.LIST::equals),
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

    /** What tests left behind; the signature of a jar whose classes are inside, with which no jar of others verifies. */
    private static List<Problem> unwanted(Artifact artifact) throws IOException {
        if (!artifact.has(".jar")) {
            return List.of();
        }
        List<String> names = names(artifact.jar());
        return Stream.concat(
                        names.stream()
                                .filter(TEST.asMatchPredicate())
                                .map(name -> artifact.problem(".jar has a test: " + name)),
                        names.stream()
                                .filter(SIGNATURE.asMatchPredicate())
                                .map(name -> artifact.problem(".jar has the signature of another: " + name)))
                .toList();
    }

    private static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
