package dev.ostiary.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the publisher has to say once, in the root POM, before anything is published; that SECURITY.md says the same; and that CHANGELOG.md
 * has the version, and no page says that there is no release.
 */
final class TreeRule {
    /** What must be set. */
    static final List<String> PROPERTIES =
            List.of("publisher.name", "publisher.url", "publisher.scm", "publisher.security");

    /** What pages say until then, by their names. */
    private static final SortedMap<String, String> BEFORE_ANY_RELEASE = new TreeMap<>(
            Map.of("README.md", "There is no release yet", "docs/getting-started.md", "Until the first release"));

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
        for (String each : BEFORE_ANY_RELEASE.keySet()) {
            if (Files.readString(root.resolve(each)).contains(BEFORE_ANY_RELEASE.get(each))) {
                problems.add(new Problem(each, "still says: " + BEFORE_ANY_RELEASE.get(each)));
            }
        }
        return problems;
    }

    /** The line of SECURITY.md that says where to report. */
    static String reporting(Pom root) {
        return "Report to: <" + root.text("properties/publisher.security").orElse(PomRule.NOT_SET) + ">";
    }
}
