package dev.ostiary.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the publisher has to say once, in the root POM, before anything is published; that SECURITY.md says the same; and that CHANGELOG.md
 * has the version.
 */
final class TreeRule {
    /** What must be set. */
    static final List<String> PROPERTIES =
            List.of("publisher.name", "publisher.url", "publisher.scm", "publisher.security");

    private TreeRule() {}

    static List<Problem> problems(Path root, String version) throws IOException {
        Pom pom = Pom.read(root.resolve("pom.xml"));
        List<Problem> problems = new ArrayList<>();
        for (String each : PROPERTIES) {
            String value = pom.text("properties/" + each).orElse(PomRule.NOT_SET);
            if (value.contains(PomRule.NOT_SET)) {
                problems.add(new Problem("pom.xml", "the property " + each + " is not set"));
            }
        }
        if (!Files.readString(root.resolve("SECURITY.md")).contains(reporting(pom))) {
            problems.add(new Problem("SECURITY.md", "expected the line: " + reporting(pom)));
        }
        if (Files.readAllLines(root.resolve("CHANGELOG.md")).stream()
                .noneMatch(line -> (line + " ").startsWith("## " + version + " "))) {
            problems.add(new Problem("CHANGELOG.md", "expected the heading: ## " + version));
        }
        return problems;
    }

    /** The line of SECURITY.md that says where to report. */
    static String reporting(Pom root) {
        return "Report to: <" + root.text("properties/publisher.security").orElse(PomRule.NOT_SET) + ">";
    }
}
