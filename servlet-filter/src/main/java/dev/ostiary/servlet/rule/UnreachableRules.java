package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the rules that never decide, because what stands before them takes all their requests.
 *
 * <p>Asks, for each method of a rule, whether a single pattern before it covers the rule's. So it never accuses a rule
 * that can be reached; it may miss one that several different patterns cover only together.
 */
record UnreachableRules(List<PathPattern> publicPaths, List<Rule> rules) {

    /** A pattern that stands before a rule, and how a message names it. */
    private record Earlier(RequestPattern pattern, String name) {}

    /** One text a rule, in their order. */
    List<String> problems() {
        List<Earlier> earlier = new ArrayList<>(publicPaths.stream()
                .map(path -> new Earlier(
                        new RequestPattern(Set.of(), path),
                        "the public path '" + path + "' (public-paths, sign-in-page)"))
                .toList());
        List<String> problems = new ArrayList<>();
        for (Rule rule : rules) {
            String name = "the rule '" + rule + "'";
            coveredBy(rule, earlier).map(covering -> problem(name, covering)).ifPresent(problems::add);
            earlier.add(new Earlier(rule.pattern(), name));
        }
        return problems;
    }

    private static String problem(String rule, Set<Earlier> covering) {
        return rule + " can never decide: "
                + String.join(" and ", covering.stream().map(Earlier::name).toList())
                + " before it takes every such request; move it up, or remove it";
    }

    /** What takes all requests of a rule; empty when something is left to it. */
    private static Optional<Set<Earlier>> coveredBy(Rule rule, List<Earlier> earlier) {
        Set<Earlier> covering = new LinkedHashSet<>();
        for (RequestPattern part : rule.pattern().perMethod()) {
            Optional<Earlier> first = earlier.stream()
                    .filter(before -> before.pattern().covers(part))
                    .findFirst();
            if (first.isEmpty()) {
                return Optional.empty();
            }
            covering.add(first.get());
        }
        return Optional.of(covering);
    }
}
