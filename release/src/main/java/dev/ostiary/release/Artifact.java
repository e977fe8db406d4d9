package dev.ostiary.release;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One artifact of a repository's folder, found by its POM.
 *
 * @param directory {@code …/artifact/version}
 * @param group its group, by the directories above
 * @param id of the artifact, by its directory
 * @param version by its directory
 * @param pom read
 */
record Artifact(Path directory, String group, String id, String version, Pom pom) {
    private static final String MAIN = ".jar";

    /** With a suffix such as {@code -sources.jar}. */
    Path file(String suffix) {
        return directory.resolve(id + "-" + version + suffix);
    }

    boolean has(String suffix) {
        return Files.isRegularFile(file(suffix));
    }

    Path jar() {
        return file(MAIN);
    }

    /** Whether it is a POM alone, as a parent or a BOM is. */
    boolean isPomAlone() {
        return pom.text("packaging").orElse("jar").equals("pom");
    }

    Problem problem(String what) {
        return new Problem(id, what);
    }
}
