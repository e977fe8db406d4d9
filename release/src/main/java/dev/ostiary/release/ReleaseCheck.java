package dev.ostiary.release;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether a folder that was deployed into may be published. Immutable. */
public final class ReleaseCheck {
    private static final List<Rule> RULES =
            List.of(new FileRule(), new PomRule(), new JarRule(), new SbomRule(), new ThirdPartyRule());
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private ReleaseCheck() {}

    /**
     * Prints what is wrong, one problem a line, and ends with 1 if anything is; with 2 if it was not called rightly.
     *
     * @param args the folder; and perhaps the root of the source tree, to see whether the publisher has set what he must
     * @throws IOException if something cannot be read
     */
    public static void main(String[] args) throws IOException {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws IOException {
        if (args.length < 1 || args.length > 2 || !Files.isDirectory(Path.of(args[0]))) {
            out.println("expected a folder that was deployed into, and perhaps the root of the source tree");
            return USAGE;
        }
        Published published = Published.in(Path.of(args[0]));
        List<Problem> problems = new ArrayList<>(problems(published));
        if (args.length == 2) {
            problems.addAll(TreeRule.problems(
                    Path.of(args[1]), published.bom().map(Artifact::version).orElse("of the BOM")));
        }
        problems.forEach(out::println);
        out.println(problems.isEmpty() ? "may be published: " + names(published) : "problems: " + problems.size());
        return problems.isEmpty() ? 0 : REFUSED;
    }

    /** All of them, in the order of the artifacts. */
    static List<Problem> problems(Published published) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Artifact artifact : published.artifacts()) {
            for (Rule rule : RULES) {
                problems.addAll(rule.problems(artifact).toList());
            }
        }
        BomRule.problems(published).forEach(problems::add);
        Set<String> versions =
                published.artifacts().stream().map(Artifact::version).collect(Collectors.toSet());
        if (versions.size() > 1) {
            problems.add(new Problem("folder", "expected one version, and there are " + versions.size()));
        }
        return problems;
    }

    private static String names(Published published) {
        return published.artifacts().stream()
                .map(each -> each.id() + " " + each.version())
                .collect(Collectors.joining(", "));
    }
}
