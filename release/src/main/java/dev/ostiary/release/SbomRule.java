package dev.ostiary.release;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CycloneDX list of an artifact is its own, and names all that the POM brings, in versions that were released. */
final class SbomRule implements Rule {
    /** Its suffix. */
    static final String LIST = "-cyclonedx.xml";

    @Override
    public Stream<Problem> problems(Artifact artifact) {
        return artifact.has(LIST) ? Stream.concat(own(artifact), components(artifact)) : Stream.empty();
    }

    private static Stream<Problem> own(Artifact artifact) {
        String expected = artifact.group() + ":" + artifact.id() + ":" + artifact.version();
        return list(artifact).all("metadata/component").stream()
                        .map(SbomRule::coordinates)
                        .anyMatch(expected::equals)
                ? Stream.empty()
                : Stream.of(artifact.problem(LIST + " is not that of " + expected));
    }

    private static Stream<Problem> components(Artifact artifact) {
        Set<String> listed = list(artifact).all("components/component").stream()
                .map(SbomRule::coordinates)
                .collect(Collectors.toSet());
        return Stream.concat(
                artifact.pom().all("dependencies/dependency").stream()
                        .filter(each ->
                                each.text("scope").filter("provided"::equals).isEmpty())
                        .map(Pom::coordinates)
                        .filter(each -> !listed.contains(each))
                        .map(each -> artifact.problem(LIST + " does not list " + each)),
                listed.stream()
                        .filter(VersionRule::isSnapshot)
                        .sorted()
                        .map(each -> artifact.problem(LIST + " lists " + each + ", which is no release")));
    }

    private static Pom list(Artifact artifact) {
        return Pom.read(artifact.file(LIST));
    }

    private static String coordinates(Pom component) {
        return component.text("group").orElse("?") + ":"
                + component.text("name").orElse("?") + ":"
                + component.text("version").orElse("?");
    }
}
