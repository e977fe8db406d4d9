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

    /** By its place: the group's names, the artifact's, the version, the file. */
    private static Artifact artifact(Path folder, Path file) {
        Path place = folder.relativize(file);
        int group = place.getNameCount() - 3;
        if (group < 1) {
            throw new IllegalArgumentException(place + ": expected a folder that is laid out as a Maven repository");
        }
        String name = StreamSupport.stream(place.subpath(0, group).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("."));
        return new Artifact(
                file.resolveSibling(""),
                name,
                place.getName(group).toString(),
                place.getName(group + 1).toString(),
                Pom.read(file));
    }

    Optional<Artifact> bom() {
        return artifacts.stream().filter(each -> each.id().equals(BOM)).findFirst();
    }
}
