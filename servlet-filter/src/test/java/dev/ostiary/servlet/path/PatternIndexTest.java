package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.RequestPaths;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternIndexTest {
    private static final int SETS = 10_000;
    private static final List<String> SEGMENTS =
            List.of("a", "b", "ab", "abc", "*", "a*", "*b", "a*b", "*b*", "a*b*c", "a*c*c", "*.js");
    private static final List<String> NAMES = List.of("a", "b", "ab", "abc", "abbc", "accc", "x.js", "ax.js", "c", "");
    private static final List<String> METHODS = List.of("", "", "", "GET ", "HEAD ", "POST ", "GET,PUT ", "PUT,POST ");

    private static PatternIndex index(String... texts) {
        return PatternIndex.of(Stream.of(texts).map(RequestPattern::parse).toList());
    }

    private static OptionalInt first(List<RequestPattern> patterns, String method, RequestPath path) {
        return IntStream.range(0, patterns.size())
                .filter(i -> speaksOf(patterns.get(i).methods(), method))
                .filter(i -> patterns.get(i).path().matches(path))
                .findFirst();
    }

    private static boolean speaksOf(Set<String> methods, String method) {
        return methods.isEmpty() || methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
    }

    /** A random set of patterns with a few requests; the seed makes each case come again. */
    private record Case(List<RequestPattern> patterns, String method, RequestPath path) {
        static Stream<Case> of(int seed) {
            Random random = new Random(seed);
            List<RequestPattern> patterns = Stream.generate(() -> pattern(random))
                    .limit(1 + random.nextInt(12))
                    .map(RequestPattern::parse)
                    .map(pattern -> random.nextBoolean() ? pattern.alsoWithSlash() : pattern)
                    .toList();
            return Stream.generate(
                            () -> new Case(patterns, any(List.of("GET", "HEAD", "POST", "BREW"), random), path(random)))
                    .limit(6);
        }

        private static RequestPath path(Random random) {
            String folders = joined(random, NAMES.subList(0, NAMES.size() - 1), random.nextInt(3));
            return RequestPaths.ofServlet(folders + "/" + any(NAMES, random), any(List.of("s", "t", "u"), random));
        }

        private static String pattern(Random random) {
            String segments = joined(random, SEGMENTS, random.nextInt(4));
            String end = any(List.of("/**", "/", "", "", "/a", "/*"), random);
            String path = segments.isEmpty() && end.isEmpty() ? "/" : segments + end;
            return any(METHODS, random)
                    + (random.nextInt(12) == 0 ? any(List.of("servlet:s", "servlet:t"), random) : path);
        }

        private static String joined(Random random, List<String> from, int count) {
            return Stream.generate(() -> "/" + any(from, random)).limit(count).collect(Collectors.joining());
        }

        private static <T> T any(List<T> list, Random random) {
            return list.get(random.nextInt(list.size()));
        }
    }

    @Test
    void first_randomPatterns_isWhatTryingOneAfterTheOtherFinds() {
        Stream<Case> cases = IntStream.range(0, SETS).boxed().flatMap(Case::of);

        assertThat(cases.filter(each -> !PatternIndex.of(each.patterns())
                        .first(each.method(), each.path())
                        .equals(first(each.patterns(), each.method(), each.path()))))
                .isEmpty();
    }

    @Test
    void first_severalFit_isTheOneInFrontThoughOthersAreMoreSpecific() {
        PatternIndex index = index("/a/*", "/a/b", "/**");

        assertThat(index.first("GET", RequestPaths.of("/a/b"))).hasValue(0);
        assertThat(index.first("GET", RequestPaths.of("/b"))).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"GET, 1", "HEAD, 1", "POST, 0", "PUT, 2", "get, 2"})
    void first_methodCounts(String method, int expected) {
        PatternIndex index = index("POST /a", "GET /a", "/a");

        assertThat(index.first(method, RequestPaths.of("/a"))).hasValue(expected);
    }

    @Test
    void first_nothingFits_isEmpty() {
        assertThat(index("GET /a", "/b/**", "servlet:x").first("POST", RequestPaths.of("/a")))
                .isEmpty();
        assertThat(index().first("GET", RequestPaths.of("/"))).isEmpty();
    }

    @Test
    void first_servletStandsInFrontOrBehind_byItsPlaceAlone() {
        RequestPath path = RequestPaths.ofServlet("/a", "reports");

        assertThat(index("servlet:reports", "/a").first("GET", path)).hasValue(0);
        assertThat(index("/a", "servlet:reports").first("GET", path)).hasValue(0);
        assertThat(index("servlet:other", "POST servlet:reports", "servlet:reports")
                        .first("GET", path))
                .hasValue(2);
    }

    @Test
    void firstAsAsked_welcomeFile_isByTheNameOfTheFolder() {
        PatternIndex index = index("/index.html", "/");
        RequestPath path = RequestPaths.welcome("/", "/index.html");

        assertThat(index.first("GET", path)).hasValue(0);
        assertThat(index.firstAsAsked("GET", path)).hasValue(1);
    }

    /** What covers a pattern of the list, by trying one after the other for each of its methods. */
    private static Set<Integer> covering(List<RequestPattern> patterns, RequestPattern pattern) {
        Set<String> methods = pattern.methods().isEmpty() ? Set.of("any") : pattern.effective();
        return methods.stream()
                .map(method -> IntStream.range(0, patterns.size())
                        .filter(i -> patterns.get(i).methods().isEmpty()
                                || patterns.get(i).effective().contains(method))
                        .filter(i -> patterns.get(i).path().covers(pattern.path()))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toSet());
    }

    @Test
    void covering_randomPatterns_isWhatTryingOneAfterTheOtherFinds() {
        Stream<Case> cases =
                IntStream.range(0, SETS).boxed().flatMap(seed -> Case.of(seed).limit(1));

        assertThat(cases).allSatisfy(each -> {
            PatternIndex index = PatternIndex.of(each.patterns());
            assertThat(each.patterns())
                    .allSatisfy(pattern ->
                            assertThat(index.covering(pattern)).isEqualTo(covering(each.patterns(), pattern)));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a|/a",
                "/a|GET /a",
                "GET /a|HEAD /a",
                "GET,POST /a|POST /a",
                "POST,GET /a|GET,HEAD,POST /a",
                "/a/**|GET /a/b",
                "/a/**|/a/b/**",
                "/**|servlet:s",
                "GET /a/*|GET,HEAD /a/*.js"
            })
    void covering_aPatternThatLeavesNothing_isThatAlone(String pattern, String other) {
        assertThat(index(pattern, other).covering(RequestPattern.parse(other))).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a|/a",
                "GET,HEAD,POST,PUT,DELETE,OPTIONS,TRACE,PATCH,CONNECT /a|/a",
                "HEAD /a|GET /a",
                "GET /a|GET,POST /a",
                "GET /a|GET /b",
                "/a/*|/a/**",
                "/*|/a/",
                "/*/**|servlet:s",
                "servlet:t|servlet:s",
                "/a|/a/**"
            })
    void covering_aPatternThatSpeaksOfMore_isAlsoItself(String pattern, String other) {
        assertThat(index(pattern, other).covering(RequestPattern.parse(other))).contains(1);
    }

    @Test
    void covering_severalTakeItsMethods_areInTheOrderOfThese() {
        PatternIndex index = index("POST /*", "GET /a/**", "GET,POST /a");

        assertThat(index.covering(RequestPattern.parse("GET,POST /a"))).containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource({"/a, /a/**, 1", "/a/b, /a/**, 1", "/b, /a/**, 2", "/a/**, /a/**, 1"})
    void coveringEveryMethod_isTheFirstThatNamesNone(String path, String pattern, int expected) {
        PatternIndex index = index("GET " + path, pattern, "/**");

        assertThat(index.coveringEveryMethod(PathPattern.parse(path))).hasValue(expected);
    }

    @Test
    void coveringEveryMethod_listedMethodsAlone_isEmpty() {
        assertThat(index("GET,POST /a", "/a/b").coveringEveryMethod(PathPattern.parse("/a")))
                .isEmpty();
    }
}
