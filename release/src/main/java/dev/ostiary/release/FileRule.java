package dev.ostiary.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which files there are: all that must be, each with signature and checksums, and no others. */
final class FileRule implements Rule {
    private static final List<String> OF_A_JAR =
            List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml");
    private static final List<String> OF_A_POM = List.of(".pom");
    private static final String SIGNATURE = ".asc";
    private static final String BEGINNING = "-----BEGIN PGP SIGNATURE-----";

    @Override
    public Stream<Problem> problems(Artifact artifact) throws IOException {
        List<String> expected = artifact.isPomAlone() ? OF_A_POM : OF_A_JAR;
        Stream<Problem> found = Stream.of(
                        expected.stream()
                                .filter(suffix -> !artifact.has(suffix))
                                .map(suffix -> artifact.problem(suffix + " is missing")),
                        unexpected(artifact, expected),
                        expected.stream()
                                .filter(artifact::has)
                                .filter(suffix -> !isSigned(artifact.file(suffix)))
                                .map(suffix ->
                                        artifact.problem(suffix + SIGNATURE + " is missing, or no armoured signature")),
                        expected.stream()
                                .map(artifact::file)
                                .filter(Files::isRegularFile)
                                .flatMap(Checksum::problems))
                .flatMap(each -> each);
        return found;
    }

    /** A test jar, say, or something of another module. */
    private static Stream<Problem> unexpected(Artifact artifact, List<String> expected) throws IOException {
        Set<Path> known = expected.stream().map(artifact::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(artifact.directory())) {
            return files
                    .filter(file -> !file.getFileName().toString().startsWith("maven-metadata"))
                    .filter(file -> !known.contains(signed(file)))
                    .sorted()
                    .map(file -> artifact.problem(file.getFileName() + " is not to be published"))
                    .toList()
                    .stream();
        }
    }

    /** The file that a signature or checksum belongs to, or itself. */
    private static Path signed(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(
                name.replaceFirst("\\.(md5|sha1|sha256|sha512)$", "").replaceFirst("\\.asc$", ""));
    }

    private static boolean isSigned(Path file) {
        Path signature = file.resolveSibling(file.getFileName() + SIGNATURE);
        try {
            return Files.isRegularFile(signature) && Files.readString(signature).startsWith(BEGINNING);
        } catch (IOException e) {
            return false;
        }
    }
}
