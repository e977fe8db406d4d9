package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;
import dev.ostiary.servlet.testing.RequestPaths;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreachableRulesTest {
    private static final List<String> METHODS = List.of("", "GET ", "HEAD ", "POST ", "GET,POST ", "HEAD,POST ");
    private static final List<String> PATTERNS =
            List.of("/a", "/b", "/*", "/a*", "/a/**", "/**", "/a/b", "/*/b", "/a/", "servlet:s", "servlet:t");
    private static final List<RequestPath> WORLD = Stream.of(
                    "/", "/a", "/b", "/ab", "/c", "/a/", "/b/", "/a/b", "/c/b", "/a/c", "/a/b/c")
            .flatMap(path -> Stream.of("s", "t", "u").map(servlet -> RequestPaths.ofServlet(path, servlet)))
            .toList();

    private static List<String> problems(String... rules) {
        return new UnreachableRules(
                        List.of(),
                        Stream.of(rules)
                                .map(rule -> Rule.parse(rule + " = deny"))
                                .toList())
                .problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/a; /a",
                "/a; GET /a",
                "GET /a; GET /a",
                "GET /a; HEAD /a",
                "POST,GET /a; GET,HEAD,POST /a",
                "/a/**; /a",
                "/a/**; /a/",
                "/a/**; /a/b/**",
                "/a/**; /a/*/c",
                "/**; servlet:s",
                "servlet:s; POST servlet:s",
                "/*; /a",
                "/*; /a*",
                "/a*; /a*b",
                "/*a*; /b*a",
                "/*/b; /a*/b",
                "/a; /a/",
                "/*; /a/",
                "/a/*; /a/b/",
                "/a/{id}; /a/*",
                "/a/*; /a/{id}"
            })
    void problems_ruleBehindOneThatTakesAll_isNamed(String first, String second) {
        assertThat(problems(first, second))
                .singleElement()
                .asString()
                .startsWith(
                        "the rule '" + second + " = deny' can never decide: the rule '" + first + " = deny' before it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET /a; /a",
                "HEAD /a; GET /a",
                "GET /a; POST /a",
                "/a/; /a",
                "/a; /a/**",
                "/a/*; /a/",
                "/a/*; /a/**",
                "/a/**; /a*/**",
                "/a*; /*a",
                "/*/**; servlet:s",
                "/*/**; /",
                "servlet:s; /a",
                "servlet:s; servlet:t"
            })
    void problems_ruleThatIsLeftSomething_isNone(String first, String second) {
        assertThat(problems(first, second)).isEmpty();
    }

    @Test
    void problems_severalTogetherTakeItsMethods_allAreNamed() {
        assertThat(problems("GET /a/**", "POST /*", "GET,POST /a"))
                .singleElement()
                .asString()
                .contains("the rule 'GET,POST /a = deny'", "the rule 'GET /a/** = deny' and the rule 'POST /* = deny'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "GET,HEAD,POST,PUT,DELETE,OPTIONS,TRACE,PATCH,CONNECT"})
    void problems_everyMethodBehindListedOnes_isNone(String methods) {
        assertThat(problems(methods + " /a", "/a")).isEmpty();
    }

    @Test
    void problems_publicPathBeforeIt_isNamed() {
        List<Rule> rules = List.of(Rule.parse("/a/b = deny"));

        assertThat(new UnreachableRules(List.of(PathPattern.parse("/a/**")), rules).problems())
                .singleElement()
                .asString()
                .contains("the public path '/a/**'");
    }

    /** Which rules decide about at least one request of the world, by trying them one after the other. */
    private static Set<Integer> reached(List<Rule> rules) {
        return Stream.of("GET", "HEAD", "POST", "BREW")
                .flatMap(method -> WORLD.stream()
                        .flatMap(path -> IntStream.range(0, rules.size())
                                .filter(i -> speaksOf(rules.get(i), method, path))
                                .boxed()
                                .limit(1)))
                .collect(Collectors.toSet());
    }

    private static boolean speaksOf(Rule rule, String method, RequestPath path) {
        Set<String> methods = rule.pattern().methods();
        boolean methodFits =
                methods.isEmpty() || methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
        return methodFits && rule.pattern().path().matches(path);
    }

    /** Each requires a role that is its place. */
    private static List<Rule> randomRules(int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 6)
                .mapToObj(place -> METHODS.get(random.nextInt(METHODS.size()))
                        + PATTERNS.get(random.nextInt(PATTERNS.size())) + " = role(" + place + ")")
                .map(Rule::parse)
                .toList();
    }

    /** The places of the rules that problems begin with. */
    private static Set<Integer> accused(List<Rule> rules) {
        return new UnreachableRules(List.of(), rules)
                .problems().stream()
                        .map(problem -> problem.replaceFirst("^the rule '[^=]* = role\\((\\d+)\\)' can never.*", "$1"))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet());
    }

    @Test
    void problems_randomRules_neverAccuseOneThatDecidesSomewhere() {
        assertThat(IntStream.range(0, 5_000).mapToObj(UnreachableRulesTest::randomRules))
                .allSatisfy(rules -> assertThat(accused(rules)).doesNotContainAnyElementsOf(reached(rules)))
                .anySatisfy(rules -> assertThat(accused(rules)).hasSizeGreaterThan(2));
    }

    @Test
    void problems_randomPairsOfRules_nameEachThatDecidesNowhere() {
        assertThat(IntStream.range(0, 5_000).mapToObj(seed -> randomRules(seed).subList(0, 2)))
                .allSatisfy(rules ->
                        assertThat(accused(rules)).hasSize(2 - reached(rules).size()));
    }

    /** What opens leaves the path with a slash behind it to others. */
    @Test
    void problems_pathWithASlashBehindOneThatOpens_isNone() {
        List<Rule> rules = List.of(Rule.parse("/a = public"), Rule.parse("/a/ = deny"));

        assertThat(new UnreachableRules(List.of(PathPattern.parse("/b")), rules).problems())
                .isEmpty();
    }
}
