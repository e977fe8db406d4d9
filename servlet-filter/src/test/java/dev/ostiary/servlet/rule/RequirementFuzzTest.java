package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts of odd pieces: read and written back alike, or refused in the one way. The seed is fixed. */
class RequirementFuzzTest {
    private static final List<String> PIECES = List.of(
            "public",
            "optional",
            "deny",
            "authenticated",
            "role",
            "scope",
            "anyScope",
            "claim",
            "maxAge",
            "maxAge(5m)",
            "90s",
            " and ",
            " or ",
            "AND",
            "(",
            "(",
            ")",
            ")",
            ",",
            "=",
            " = ",
            " ",
            "\t",
            "\n",
            "\"",
            "\"\"",
            "a",
            "b.c",
            "1",
            "true",
            "/a~1b",
            "~",
            "*",
            "'",
            "&&",
            "\\",
            "\u0000",
            "\u202e",
            "\u00e9",
            "\u00a0",
            "\ud83d",
            "\ud83d\udd11",
            "role(a)",
            "scope(b)",
            "claim(c = d)",
            "GET ",
            "/x/** = ",
            "servlet:y",
            "((((((((((((((((((");

    /** What reads such texts. */
    enum Reader {
        REQUIREMENT(Requirement::parse),
        RULE(Rule::parse),
        RULE_OF_A_PATH(text -> Rule.parse("/a = " + text));

        private final Function<String, Object> parse;

        Reader(Function<String, Object> parse) {
            this.parse = parse;
        }
    }

    private static Stream<String> texts(Reader reader) {
        Random random = new Random(reader.ordinal());
        return Stream.generate(() -> Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                        .limit(random.nextInt(10))
                        .collect(Collectors.joining()))
                .limit(40_000);
    }

    @ParameterizedTest
    @EnumSource
    void parse_anyText_isRefusedInOneWayAndOnOneLineOrRead(Reader reader) {
        Stream<Throwable> thrown = texts(reader)
                .map(text -> catchThrowable(() -> reader.parse.apply(text)))
                .filter(problem -> problem != null);

        assertThat(thrown)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem)
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .message()
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]"));
    }

    @ParameterizedTest
    @EnumSource
    void parse_whateverIsRead_isWrittenSoThatItReadsAlike(Reader reader) {
        Stream<Object> read = texts(reader)
                .filter(text -> catchThrowable(() -> reader.parse.apply(text)) == null)
                .map(reader.parse);

        assertThat(read)
                .hasSizeGreaterThan(10)
                .allSatisfy(value -> assertThat(
                                value instanceof Rule
                                        ? Rule.parse(value.toString())
                                        : Requirement.parse(value.toString()))
                        .isEqualTo(value));
    }
}
