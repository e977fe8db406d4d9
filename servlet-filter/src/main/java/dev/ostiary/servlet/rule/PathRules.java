package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.PatternIndex;
import dev.ostiary.servlet.path.RequestPath;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rules of an application: what each request requires.
 *
 * <p>What is public by its path needs nothing. Otherwise the first rule that speaks of the request decides, and
 * where there is none, a user must be {@linkplain Requirement#AUTHENTICATED known}. Where a welcome file answers, the
 * request has two names: a public path opens it by either; of the rules, the stricter of what the two names require
 * counts. The time this takes does not depend on the number of rules. Immutable and thread-safe.
 */
public final class PathRules {
    private final List<PathPattern> publicPaths;
    private final PatternIndex index;
    private final List<Rule> rules;

    private PathRules(List<PathPattern> publicPaths, PatternIndex index, List<Rule> rules) {
        this.publicPaths = publicPaths;
        this.index = index;
        this.rules = rules;
    }

    /**
     * Puts rules in force.
     *
     * @param publicPaths what needs nothing, and stands before all rules
     * @param rules the rules, the one that counts first in front
     * @return the rules in force
     * @throws IllegalArgumentException when a rule can never decide about a request, because others before it or public
     *     paths take every request that it speaks of; it names each such rule, and those others
     */
    public static PathRules of(List<PathPattern> publicPaths, List<Rule> rules) {
        List<String> problems = unreachable(publicPaths, rules);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new PathRules(
                List.copyOf(publicPaths),
                PatternIndex.of(rules.stream().map(Rule::pattern).toList()),
                List.copyOf(rules));
    }

    /**
     * Names the rules that can never decide about a request, and what stands before each.
     *
     * @param publicPaths what needs nothing, and stands before all rules
     * @param rules the rules, the one that counts first in front
     * @return one text a rule, in their order; none where {@link #of} accepts them
     */
    public static List<String> unreachable(List<PathPattern> publicPaths, List<Rule> rules) {
        return new UnreachableRules(publicPaths, rules).problems();
    }

    /**
     * What a request requires.
     *
     * @param method its method
     * @param path its path
     * @return the requirement
     */
    public Requirement requirement(String method, RequestPath path) {
        if (publicPaths.stream().anyMatch(pattern -> pattern.matches(path))) {
            return Requirement.PUBLIC;
        }
        Requirement answering = at(index.first(method, path));
        return path.isWelcomeFile() ? answering.stricter(at(index.firstAsAsked(method, path))) : answering;
    }

    private Requirement at(OptionalInt place) {
        return place.isPresent() ? rules.get(place.getAsInt()).requirement() : Requirement.AUTHENTICATED;
    }

    /** The rules in their order. */
    @Override
    public String toString() {
        return rules.toString();
    }
}
