package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.RequestPaths;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What it means that one pattern covers another, by each path of a small world. */
class PathPatternCoverTest {
    private static final List<String> LETTERS = List.of("a", "b", "c");
    private static final List<String> NAMES = Stream.of(
                    longer(List.of("")),
                    longer(longer(List.of(""))),
                    longer(longer(longer(List.of("")))),
                    List.of("acbca", "abcb"))
            .flatMap(List::stream)
            .toList();
    private static final List<String> SEGMENTS =
            List.of("a", "b", "aa", "ab", "*", "a*", "*a", "*a*", "a*a", "a*b", "*ab", "*a*b*", "b*a", "a*b*a");
    private static final List<RequestPath> WORLD = Stream.of(
                    Stream.of("/"),
                    one(),
                    one().map(path -> path + "/"),
                    one().flatMap(path -> one().limit(12).map(path::concat)),
                    one().flatMap(path ->
                            Stream.of("/a/b", "/b/a", "/c/c/", "/b/c").map(path::concat)))
            .flatMap(paths -> paths)
            .map(RequestPaths::of)
            .toList();

    private static List<String> longer(List<String> names) {
        return names.stream()
                .flatMap(name -> LETTERS.stream().map(name::concat))
                .toList();
    }

    private static Stream<String> one() {
        return NAMES.stream().map("/"::concat);
    }

    static Stream<PathPattern> patterns() {
        Stream<String> texts = Stream.of(
                        Stream.of("/", "/**", "/*/", "/a/", "/*/**", "/*/*/**", "/a/b/*"),
                        SEGMENTS.stream().map(segment -> "/" + segment),
                        SEGMENTS.stream().limit(8).map(segment -> "/" + segment + "/**"),
                        SEGMENTS.stream().limit(6).map(segment -> "/*/" + segment),
                        SEGMENTS.stream().limit(6).map(segment -> "/" + segment + "/a"))
                .flatMap(part -> part);
        return texts.map(PathPattern::parse);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void covers_eachOther_exactlyWhenItMatchesWhateverTheOtherMatches(PathPattern pattern) {
        List<PathPattern> byPaths = patterns()
                .filter(other -> WORLD.stream().filter(other::matches).allMatch(pattern::matches))
                .toList();

        List<PathPattern> covered = patterns().filter(pattern::covers).toList();

        assertThat(covered).containsExactlyElementsOf(byPaths);
    }

    @ParameterizedTest
    @CsvSource({
        "servlet:a, servlet:a, true",
        "servlet:a, servlet:b, false",
        "/**, servlet:a, true",
        "/*/**, servlet:a, false",
        "/a, servlet:a, false",
        "servlet:a, /a, false",
        "servlet:a, /**, false"
    })
    void covers_servlet_byItselfAndByEverythingAlone(String pattern, String other, boolean expected) {
        assertThat(PathPattern.parse(pattern).covers(PathPattern.parse(other))).isEqualTo(expected);
    }
}
