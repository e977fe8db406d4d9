package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.PathPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where rules guard less than they seem to: methods that none of them names (Jakarta Servlet 6.0, section 13.8.4, calls them
 * uncovered), and paths below a pattern that does not reach there.
 *
 * <p>Told only where such a request falls to something weaker: to what may let somebody in whom the rule refuses. Rules that only
 * report count for nothing. Immutable and thread-safe.
 */
public final class RuleGaps {
    private final PathRules rules;

    RuleGaps(PathRules rules) {
        this.rules = rules;
    }

    /**
     * The patterns that rules name for some methods only, while others fall to something weaker.
     *
     * @return one text for each, in the order of the rules
     */
    public List<String> ofMethods() {
        List<String> texts = new ArrayList<>();
        uncovered(Optional.empty())
                .forEach((path, methods) -> texts.add("the rules name '" + path + "' for " + String.join(", ", methods)
                        + " only; every other method falls to '" + shown(rest(path, Optional.empty()))
                        + "', which lets more users in: add a rule for all methods behind them, such as '" + path
                        + " = deny'"));
        return List.copyOf(texts);
    }

    /**
     * What of the requests to a servlet falls to something weaker than a reader of the rules may think.
     *
     * @param reach which requests
     * @param servlet what the servlet itself requires
     * @return one text for each gap
     */
    public List<String> at(ServletReach reach, Optional<Requirement> servlet) {
        List<String> texts = new ArrayList<>();
        uncovered(servlet).forEach((path, methods) -> {
            if (reach.meets(path)) {
                texts.add("METHODS: of " + path + " others than " + String.join(", ", methods) + " fall to "
                        + shown(rest(path, servlet)));
            }
        });
        for (Rule rule : rules.rules()) {
            rule.pattern()
                    .path()
                    .below()
                    .filter(below -> guards(rule) && reach.meets(below) && isLeft(rest(below, servlet), rule))
                    .ifPresent(below -> texts.add("BELOW: what is below "
                            + rule.pattern().path() + " falls to " + shown(rest(below, servlet))));
        }
        return List.copyOf(texts);
    }

    /** By pattern, the methods that rules name for it. */
    private Map<PathPattern, Set<String>> uncovered(Optional<Requirement> servlet) {
        Map<PathPattern, Set<String>> found = new LinkedHashMap<>();
        for (Rule rule : rules.rules()) {
            PathPattern path = rule.pattern().path();
            boolean some = !rule.pattern().methods().isEmpty() && guards(rule);
            if (some && !rules.nameEveryMethod(path) && isLess(rest(path, servlet), rule)) {
                found.put(path, new LinkedHashSet<>());
            }
        }
        for (Rule rule : rules.rules()) {
            Optional.ofNullable(found.get(rule.pattern().path()))
                    .ifPresent(methods -> methods.addAll(rule.pattern().effective()));
        }
        return found;
    }

    private Ruling rest(PathPattern path, Optional<Requirement> servlet) {
        return rules.ofEveryMethod(path, servlet);
    }

    private static boolean guards(Rule rule) {
        return rule.requirement().asksForSomething() && rule.enforcement() == Enforcement.ENFORCE;
    }

    private static boolean isLess(Ruling rest, Rule rule) {
        return rest.enforcement() == Enforcement.REPORT_ONLY
                || rest.requirement().isWeakerThan(rule.requirement());
    }

    /** Below its path, another rule that asks for something is nothing that was forgotten. */
    private static boolean isLeft(Ruling rest, Rule rule) {
        boolean written = rest.requirement().asksForSomething() && !rest.name().equals(Ruling.DEFAULT);
        return !written && isLess(rest, rule);
    }

    private static String shown(Ruling ruling) {
        return ruling.name().contains(" = ") ? ruling.name() : ruling.name() + " = " + ruling.requirement();
    }
}
