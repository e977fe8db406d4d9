package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.PatternIndex;
import dev.ostiary.servlet.path.RequestPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the rules that never decide, because what stands before them takes all their requests.
 *
 * <p>Asks, for each method of a rule, whether a single pattern before it covers the rule's. So it never accuses a rule
 * that can be reached; it may miss one that several different patterns cover only together. The time grows with the number of
 * rules, not with its square.
 */
record UnreachableRules(List<PathPattern> publicPaths, List<Rule> rules) {

    /** One text a rule, in their order. */
    List<String> problems() {
        List<RequestPattern> patterns = new ArrayList<>();
        for (PathPattern path : publicPaths) {
            patterns.add(new RequestPattern(Set.of(), path));
        }
        for (Rule rule : rules) {
            patterns.add(rule.pattern());
        }
        PatternIndex index = PatternIndex.of(patterns);
        List<String> problems = new ArrayList<>();
        for (int place = publicPaths.size(); place < patterns.size(); place++) {
            Set<Integer> covering = index.covering(patterns.get(place));
            if (!covering.contains(place)) {
                problems.add(problem(place, covering));
            }
        }
        return problems;
    }

    private String problem(int place, Set<Integer> covering) {
        return name(place) + " can never decide: "
                + String.join(" and ", covering.stream().map(this::name).toList())
                + " before it takes every such request; move it up, or remove it";
    }

    /** How a message calls what stands at a place of public paths and rules together. */
    private String name(int place) {
        return place < publicPaths.size()
                ? "the public path '" + publicPaths.get(place) + "' (public-paths, sign-in-page)"
                : "the rule '" + rules.get(place - publicPaths.size()) + "'";
    }
}
