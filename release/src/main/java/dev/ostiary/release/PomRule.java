package dev.ostiary.release;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What Central wants to read in a POM, without looking at a parent. */
final class PomRule implements Rule {
    private static final List<String> REQUIRED = List.of(
            "groupId",
            "artifactId",
            "version",
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/url",
            "scm/connection",
            "scm/developerConnection");

    /** What stands in a POM as long as the publisher has not said it. */
    static final String NOT_SET = "not-set";

    /** What of a POM would come into the builds of others, or lead them to other repositories. */
    private static final List<String> UNWANTED =
            List.of("parent", "repositories", "pluginRepositories", "distributionManagement", "build", "profiles");

    @Override
    public Stream<Problem> problems(Artifact artifact) throws IOException {
        return Stream.of(
                        missing(artifact),
                        UNWANTED.stream()
                                .filter(name -> !artifact.pom().all(name).isEmpty())
                                .map(name -> artifact.problem("<" + name + "> does not belong into what is published")),
                        coordinates(artifact),
                        unresolved(artifact),
                        VersionRule.problems(artifact))
                .flatMap(each -> each);
    }

    private static Stream<Problem> missing(Artifact artifact) {
        return REQUIRED.stream()
                .filter(path -> artifact.pom().text(path).isEmpty())
                .map(path -> artifact.problem("the POM has no " + path));
    }

    private static Stream<Problem> coordinates(Artifact artifact) {
        String expected = artifact.group() + ":" + artifact.id() + ":" + artifact.version();
        String found = artifact.pom().coordinates();
        return found.equals(expected)
                ? Stream.empty()
                : Stream.of(artifact.problem("the POM is of " + found + ", and lies where " + expected + " belongs"));
    }

    private static Stream<Problem> unresolved(Artifact artifact) {
        return artifact.pom()
                .texts()
                .filter(text -> text.contains("${") || text.contains(NOT_SET))
                .distinct()
                .map(text -> artifact.problem("\"" + text + "\" is a placeholder: set publisher.* in the root POM"));
    }
}
