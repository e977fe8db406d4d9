package dev.ostiary.release;

import java.util.stream.Stream;

/** What a release says of versions: its own is one, and so are those of what it needs. */
final class VersionRule {
    private static final String SNAPSHOT = "-SNAPSHOT";

    private VersionRule() {}

    static Stream<Problem> problems(Artifact artifact) {
        Stream<Problem> own = isSnapshot(artifact.version())
                ? Stream.of(artifact.problem("version " + artifact.version() + " is no release"))
                : Stream.empty();
        return Stream.concat(
                own,
                Stream.concat(
                                artifact.pom().all("dependencies/dependency").stream(),
                                artifact.pom().all("dependencyManagement/dependencies/dependency").stream())
                        .flatMap(each -> dependency(artifact, each)));
    }

    /** Whether a version, or coordinates that end with one, is of no release. */
    static boolean isSnapshot(String version) {
        return version.endsWith(SNAPSHOT);
    }

    private static Stream<Problem> dependency(Artifact artifact, Pom dependency) {
        String version = dependency.text("version").orElse("");
        if (version.isEmpty()) {
            return Stream.of(artifact.problem("dependency " + dependency.coordinates() + " has no version"));
        }
        if (isSnapshot(version)) {
            return Stream.of(artifact.problem("dependency " + dependency.coordinates() + " is no release"));
        }
        return dependency.text("scope").filter("test"::equals).isPresent()
                ? Stream.of(artifact.problem("dependency " + dependency.coordinates() + " is of tests alone"))
                : Stream.empty();
    }
}
