package dev.ostiary.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder that was deployed into, laid out as a Maven repository.
 *
 * @param artifacts sorted by directory
 */
record Published(List<Artifact> artifacts) {
    /** The artifact that lists the others. */
    static final String BOM = "ostiary-bom";

    static Published in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new Published(files.filter(file -> file.toString().endsWith(".pom"))
                    .sorted()
                    .map(file -> artifact(folder, file))
                    .toList());
        }
    }

    private static Artifact artifact(Path folder, Path pom) {
        Path directory = pom.getParent();
        Path group = folder.relativize(directory.getParent().getParent());
        String name = StreamSupport.stream(group.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("."));
        return new Artifact(directory, name, Pom.read(pom));
    }

    Optional<Artifact> bom() {
        return artifacts.stream().filter(each -> each.id().equals(BOM)).findFirst();
    }
}
