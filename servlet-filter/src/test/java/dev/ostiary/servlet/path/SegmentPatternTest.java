package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentPatternTest {

    @ParameterizedTest
    @CsvSource({"a, a", "ab, a*", "ab*, a*", "ab*, a*c", "a*, *a", "*ba, *a", "*, a*b*c", "'', ''"})
    void overlaps_someTextMatchesBoth_isTrueEitherWay(String text, String other) {
        SegmentPattern pattern = SegmentPattern.parse(text);

        assertThat(pattern.overlaps(SegmentPattern.parse(other))).isTrue();
        assertThat(SegmentPattern.parse(other).overlaps(pattern)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a, b", "ab, b*", "a*, b*", "ab*, ac*", "*a, *b", "*ba, *ca", "a*b, a*c", "'', *"})
    void overlaps_noTextMatchesBoth_isFalseEitherWay(String text, String other) {
        SegmentPattern pattern = SegmentPattern.parse(text);

        assertThat(pattern.overlaps(SegmentPattern.parse(other))).isFalse();
        assertThat(SegmentPattern.parse(other).overlaps(pattern)).isFalse();
    }
}
