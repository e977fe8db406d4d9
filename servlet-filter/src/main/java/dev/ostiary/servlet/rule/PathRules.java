package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.PatternIndex;
import dev.ostiary.servlet.path.RequestPath;
import dev.ostiary.servlet.path.RequestPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of an application: what each request requires.
 *
 * <p>What is public by its path needs nothing. Otherwise the first rule that speaks of the request decides, and
 * where there is none, a user must be {@linkplain Requirement#AUTHENTICATED known}. A servlet may carry a requirement of its
 * own. Where a welcome file answers, the
 * request has two names: a public path opens it by either; of the rules, the stricter of what the two names require
 * counts. The time this takes does not depend on the number of rules. Immutable and thread-safe.
 */
public final class PathRules {
    private static final Ruling OPEN = new Ruling(Ruling.PUBLIC_PATHS, Requirement.PUBLIC, Enforcement.ENFORCE);
    private static final Ruling NONE = new Ruling(Ruling.DEFAULT, Requirement.AUTHENTICATED, Enforcement.ENFORCE);

    private final List<PathPattern> publicPaths;
    private final List<OpenPages.Page> pages;
    private final PatternIndex index;
    private final List<Rule> rules;
    private final List<Ruling> rulings;
    private final Set<String> methods;

    private PathRules(List<PathPattern> publicPaths, List<OpenPages.Page> pages, PatternIndex index, List<Rule> rules) {
        this.publicPaths = publicPaths;
        this.pages = pages;
        this.index = index;
        this.rules = rules;
        List<Ruling> made = new ArrayList<>();
        for (Rule rule : rules) {
            made.add(ruling(rule));
        }
        this.rulings = List.copyOf(made);
        this.methods = rules.stream()
                .flatMap(rule -> rule.pattern().methods().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Puts rules in force.
     *
     * @param publicPaths what needs nothing, and stands before all rules
     * @param signInPage a page that is public by itself
     * @param rules the rules, the one that counts first in front
     * @return the rules in force
     * @throws IllegalArgumentException when a rule can never decide about a request, because others before it or public
     *     paths take every request that it speaks of; it names each such rule, and those others
     */
    public static PathRules of(List<PathPattern> publicPaths, Optional<PathPattern> signInPage, List<Rule> rules) {
        List<String> problems = new ArrayList<>();
        PathRules made =
                of(publicPaths, new OpenPages(signInPage, Optional.empty(), Optional.empty()), rules, problems::add);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return made;
    }

    /**
     * Puts rules together, for whoever reports all problems at once.
     *
     * @param publicPaths what needs nothing, and stands before all rules
     * @param pages what is public by itself
     * @param rules the rules, the one that counts first in front
     * @param problems is given one text for each rule that can never decide about a request, in their order
     * @return the rules, not to be used when there was a problem
     */
    public static PathRules of(
            List<PathPattern> publicPaths, OpenPages pages, List<Rule> rules, Consumer<String> problems) {
        List<OpenPages.Page> all = pages.all();
        List<PathPattern> open = Stream.concat(
                        publicPaths.stream(), all.stream().map(OpenPages.Page::pattern))
                .toList();
        new UnreachableRules(open, rules).problems().forEach(problems);
        return new PathRules(
                List.copyOf(publicPaths),
                all,
                PatternIndex.of(rules.stream().map(Rule::pattern).toList()),
                List.copyOf(rules));
    }

    /**
     * Which rule a request falls under.
     *
     * @param method its method
     * @param path its path
     * @param servlet what the servlet itself requires; where a rule or a public path says otherwise, the stricter counts
     * @return the rule and what it requires
     */
    public Ruling ruling(String method, RequestPath path, Optional<Requirement> servlet) {
        Optional<Ruling> own = own(servlet);
        if (PathPattern.anyMatches(publicPaths, path)) {
            return own.orElse(OPEN);
        }
        for (OpenPages.Page page : pages) {
            if (page.pattern().matches(path)) {
                return own.orElse(page.ruling());
            }
        }
        Ruling answering = at(index.first(method, path), own);
        return path.isWelcomeFile() ? answering.stricter(at(index.firstAsAsked(method, path), own)) : answering;
    }

    /**
     * Which rules the requests to a servlet may fall under.
     *
     * @param reach which requests
     * @param servlet what the servlet itself requires
     * @return in the order in which they are tried, none that those before it leave nothing to; a public path by its
     *     pattern; the last one may be {@link Ruling#DEFAULT}
     */
    public List<Ruling> rulings(ServletReach reach, Optional<Requirement> servlet) {
        Set<Ruling> found = new LinkedHashSet<>();
        Optional<Ruling> own = own(servlet);
        for (PathPattern open : publicPaths) {
            if (reach.meets(open)) {
                found.add(own.orElse(
                        new Ruling(Ruling.PUBLIC_PATHS + " " + open, OPEN.requirement(), OPEN.enforcement())));
            }
            if (reach.isWithin(open)) {
                return List.copyOf(found);
            }
        }
        for (OpenPages.Page page : pages) {
            if (reach.meets(page.pattern())) {
                found.add(own.orElse(page.ruling()));
            }
            if (reach.isWithin(page.pattern())) {
                return List.copyOf(found);
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            RequestPattern pattern = rules.get(i).pattern();
            if (reach.meets(pattern.path())) {
                found.add(at(OptionalInt.of(i), own));
            }
            if (pattern.methods().isEmpty() && reach.isWithin(pattern.path())) {
                return List.copyOf(found);
            }
        }
        found.add(own.orElse(NONE));
        return List.copyOf(found);
    }

    /**
     * Where rules guard less than they seem to.
     *
     * @return what a reader of the rules may overlook
     */
    public RuleGaps gaps() {
        return new RuleGaps(this);
    }

    /**
     * The patterns of public paths and of rules, as they were written.
     *
     * @return unmodifiable, in their order
     */
    public List<PathPattern> patterns() {
        return Stream.concat(
                        publicPaths.stream(),
                        rules.stream().map(rule -> rule.pattern().path()))
                .toList();
    }

    /**
     * Whether a rule names a method that differs from this one in case only: it is another one to the rules, but perhaps not to servlets.
     *
     * @param method of a request
     * @return false for one that has no lower-case letters
     */
    public boolean nameInUpperCase(String method) {
        String upperCase = method.toUpperCase(Locale.ROOT);
        return !upperCase.equals(method) && methods.contains(upperCase);
    }

    List<Rule> rules() {
        return rules;
    }

    /** What requests fall to whose methods no rule names for these paths; the servlet's own requirement counts, too. */
    Ruling ofEveryMethod(PathPattern path, Optional<Requirement> servlet) {
        return at(index.coveringEveryMethod(path), own(servlet));
    }

    /** Whether a rule without methods has this pattern, perhaps under other names of its variables. */
    boolean nameEveryMethod(PathPattern path) {
        OptionalInt place = index.coveringEveryMethod(path);
        return place.isPresent()
                && path.covers(rules.get(place.getAsInt()).pattern().path());
    }

    private static Optional<Ruling> own(Optional<Requirement> servlet) {
        return servlet.map(required -> new Ruling(Ruling.SERVLET_ANNOTATION, required, Enforcement.ENFORCE));
    }

    /**
     * The rules that refuse nobody and only report.
     *
     * @return unmodifiable, in their order
     */
    public List<Rule> onlyReporting() {
        return rules.stream()
                .filter(rule -> rule.enforcement() == Enforcement.REPORT_ONLY)
                .toList();
    }

    /**
     * The rules that let anybody do something everywhere, as far as no rule before them decides: {@code /** = public}.
     *
     * @return unmodifiable, in their order
     */
    public List<Rule> openingEverything() {
        return rules.stream()
                .filter(rule -> rule.requirement().access() == Access.PUBLIC)
                .filter(rule -> rule.pattern().path().isCatchAll())
                .toList();
    }

    private Ruling at(OptionalInt place, Optional<Ruling> servlet) {
        if (place.isEmpty()) {
            return servlet.orElse(NONE);
        }
        Ruling ruled = rulings.get(place.getAsInt());
        return servlet.isPresent() ? ruled.stricter(servlet.get()) : ruled;
    }

    /** Made once: the text of a rule is not put together for each request. */
    private static Ruling ruling(Rule rule) {
        return new Ruling(rule.toString(), rule.requirement(), rule.enforcement());
    }

    /** The rules in their order. */
    @Override
    public String toString() {
        return rules.toString();
    }
}
