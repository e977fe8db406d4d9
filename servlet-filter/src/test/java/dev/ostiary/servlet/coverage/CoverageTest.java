package dev.ostiary.servlet.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.UrlPattern;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final FilterReach EVERYTHING = FilterReach.of(Set.of("/*"), Set.of());

    private static PathRules rules(String... lines) {
        return PathRules.of(
                List.of(PathPattern.parse("/assets/**")),
                Optional.of(PathPattern.parse("/sign-in")),
                Stream.of(lines).map(Rule::parse).toList());
    }

    /** Servlets named after their mappings. */
    private static Coverage coverage(PathRules rules, FilterReach filter, String... patterns) {
        return coverage(rules, filter, Map.of(), patterns);
    }

    private static Coverage coverage(
            PathRules rules, FilterReach filter, Map<String, Requirement> annotations, String... patterns) {
        List<Coverage.Mapping> mappings = Stream.of(patterns)
                .map(pattern -> new Coverage.Mapping("s" + pattern, UrlPattern.ofServlet(pattern)))
                .toList();
        return Coverage.of(mappings, filter, rules, name -> Optional.ofNullable(annotations.get(name)), List.of());
    }

    @Test
    void toString_mappingUnderSeveralRules_showsEachUntilNothingIsLeft() {
        PathRules rules = rules("GET /shop/a = role(x)", "/other/** = deny", "/shop/** = authenticated", "/** = deny");

        assertThat(coverage(rules, EVERYTHING, "/shop/*"))
                .hasToString("What guards each servlet mapping, first match first:"
                        + "\n  '/shop/*' (s/shop/*): GET /shop/a = role(x); /shop/** = authenticated"
                        + " [METHODS: of /shop/a others than GET, HEAD fall to /shop/** = authenticated]");
    }

    @Test
    void toString_nothingWritten_isTheDefault() {
        assertThat(coverage(rules(), EVERYTHING, "/export").toString())
                .endsWith("'/export' (s/export): default = authenticated");
    }

    @Test
    void toString_publicPathBelow_isMarkedAsOpen() {
        assertThat(coverage(rules(), EVERYTHING, "/assets/*").toString())
                .endsWith("(s/assets/*): public-paths /assets/** = public [OPEN: some of it needs no user]");
    }

    @Test
    void toString_optionalRule_isMarkedAsOpen() {
        assertThat(coverage(rules("/news/** = optional"), EVERYTHING, "/news/*").toString())
                .endsWith("/news/** = optional [OPEN: some of it needs no user]");
    }

    @Test
    void toString_annotatedServlet_isUnderTheStricter() {
        Map<String, Requirement> annotations =
                Map.of("s/assets/*", Requirement.DENY, "s/a", Requirement.parse("role(x)"));

        assertThat(coverage(rules(), EVERYTHING, annotations, "/assets/*", "/a").toString())
                .contains("(s/assets/*): servlet-annotation = deny\n", "(s/a): servlet-annotation = role(x)")
                .doesNotContain("OPEN", "default");
    }

    @Test
    void toString_ruleThatAMoreSpecificMappingTakes_isNotShownForTheDefaultServlet() {
        Coverage coverage = coverage(rules("/api/** = role(x)", "/docs/** = role(y)"), EVERYTHING, "/api/*", "/");

        assertThat(coverage.toString())
                .endsWith("'/' (s/): public-paths /assets/** = public; sign-in-page = public; /docs/** = role(y);"
                        + " default = authenticated [OPEN: some of it needs no user]");
    }

    @Test
    void toString_filterMappedElsewhere_isMarked() {
        FilterReach filter = FilterReach.of(Set.of("/api/*"), Set.of("s/b"));

        assertThat(coverage(rules(), filter, "/api/x", "/a", "/b", "/")
                        .toString()
                        .lines())
                .filteredOn(line -> line.contains("UNFILTERED"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("'/a'"),
                        line -> assertThat(line).contains("'/'"));
    }

    @Test
    void toString_filterMappedToEveryServlet_marksNothing() {
        assertThat(coverage(rules(), FilterReach.of(Set.of(), Set.of("*")), "/a")
                        .toString())
                .doesNotContain("UNFILTERED");
    }

    @Test
    void problems_everythingWritten_areNone() {
        PathRules rules = rules("servlet:s/a = authenticated", "/** = role(x)");

        assertThat(coverage(rules, EVERYTHING, "/a", "/assets/x", "/sign-in", "*.jsp", "/")
                        .problems())
                .isEmpty();
    }

    @Test
    void problems_mappingLeftToTheDefaultInPart_isNamed() {
        PathRules rules = rules("GET /a = authenticated", "/b/c = role(x)");

        assertThat(coverage(rules, EVERYTHING, "/a", "/b/*", "/b/c").problems())
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("the servlet mapping '/a' of 's/a' is not wholly"),
                        problem -> assertThat(problem).contains("'/b/*'"));
    }

    @Test
    void problems_filterThatTheContainerDoesNotKnow_areAllMappings() {
        Coverage coverage = coverage(rules("/** = authenticated"), FilterReach.of(null), "/a", "/");

        assertThat(coverage.problems()).hasSize(2).allMatch(problem -> problem.contains("past the filter"));
    }

    @Test
    void toString_servletWhoseClassIsNotFound_isNamedBehindTheTable() {
        List<Coverage.Mapping> mappings = List.of(new Coverage.Mapping("s", UrlPattern.ofServlet("/s")));

        Coverage coverage =
                Coverage.of(mappings, EVERYTHING, rules(), name -> Optional.empty(), List.of("'s' (plugin.Servlet)"));

        assertThat(coverage.toString()).endsWith("\n  annotations not seen, class not found: 's' (plugin.Servlet)");
    }

    @Test
    void toString_ruleThatDoesNotReachBelow_namesWhatFallsToTheDefault() {
        assertThat(coverage(rules("/admin = role(x)"), EVERYTHING, "/admin/*").toString())
                .endsWith("'/admin/*' (s/admin/*): /admin = role(x); default = authenticated"
                        + " [BELOW: what is below /admin falls to default = authenticated]");
    }

    @Test
    void toString_ruleForSomeMethods_namesWhatTheOthersFallTo() {
        assertThat(coverage(rules("GET /a/** = role(x)"), EVERYTHING, "/a/*").toString())
                .endsWith("[METHODS: of /a/** others than GET, HEAD fall to default = authenticated]");
    }

    @Test
    void toString_mappingWithASlash_isUnderTheRuleThatCoversIt() {
        assertThat(coverage(rules("/admin = role(x)"), EVERYTHING, "/admin/").toString())
                .endsWith("'/admin/' (s/admin/): /admin = role(x)");
    }
}
