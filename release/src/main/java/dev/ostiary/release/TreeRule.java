package dev.ostiary.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the publisher has to say once, in the root POM, before anything is published; and that SECURITY.md says the same. */
final class TreeRule {
    /** What must be set. */
    static final List<String> PROPERTIES =
            List.of("publisher.name", "publisher.url", "publisher.scm", "publisher.security");

    private TreeRule() {}

    static List<Problem> problems(Path root) throws IOException {
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
        return problems;
    }

    /** The line of SECURITY.md that says where to report. */
    static String reporting(Pom root) {
        return "Report to: <" + root.text("properties/publisher.security").orElse(PomRule.NOT_SET) + ">";
    }
}
