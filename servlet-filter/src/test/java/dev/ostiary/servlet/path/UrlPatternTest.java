package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/*, /, true",
        "/*, /a, true",
        "/*, *.jsp, true",
        "/*, '', true",
        "/, /, false",
        "/, '', true",
        "/a/*, /a/*, true",
        "/a/*, /a, true",
        "/a/*, /ab, false",
        "/a/*, /, false",
        "/a/*, *.jsp, false",
        "*.jsp, *.jsp, true",
        "*.jsp, /a/b.jsp, true",
        "*.jsp, /a/*, false",
        "*.jsp, /a/b.js, false",
        "/a, /a/*, false"
    })
    void covers_mappingOfAServlet_isWhetherTheFilterSeesAllOfIt(String filter, String servlet, boolean expected) {
        assertThat(UrlPattern.ofFilter(filter).covers(UrlPattern.ofServlet(servlet)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /a/b, true",
        "'', /, true",
        "'', /a, false",
        "'', /**, true",
        "/a/*, /a, true",
        "/a/*, /a/b/c, true",
        "/a/*, /**, true",
        "/a/*, /*/c, true",
        "/a/*, /b/**, false",
        "/a/*, /b, false",
        "/a, /a/**, true",
        "/a, /*, true",
        "/a, /a/b, false",
        "/a/b, /a, false",
        "/a*b, /a*b, true",
        "/axb, /a*c, false",
        "*.jsp, /a/**, true",
        "*.jsp, /a/b, false",
        "*.jsp, /a/b.jsp, true",
        "*.jsp, /a/b*, true",
        "*.jsp, /a/*.js, false",
        "*.jsp, /, false",
        "/, servlet:x, false"
    })
    void overlaps_pattern_isWhetherAPathIsAmongBoth(String servlet, String pattern, boolean expected) {
        assertThat(UrlPattern.ofServlet(servlet).overlaps(PathPattern.parse(pattern)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /**, true",
        "/, /a/**, false",
        "/a/*, /a/**, true",
        "/a/*, /a/*, false",
        "/a/*, /**, true",
        "*.jsp, /**, true",
        "*.jsp, /*/**, false",
        "'', /, true",
        "/a, servlet:x, false"
    })
    void isCoveredBy_pattern_isWhetherNothingIsLeft(String servlet, String pattern, boolean expected) {
        assertThat(UrlPattern.ofServlet(servlet).isCoveredBy(PathPattern.parse(pattern)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/a/*, /a/b, true", "/a/*, /a/**, true", "/a/*, /**, false", "/a, servlet:x, false"})
    void covers_patternOfARule_isWhetherAllOfItComesThere(String servlet, String pattern, boolean expected) {
        assertThat(UrlPattern.ofServlet(servlet).covers(PathPattern.parse(pattern)))
                .isEqualTo(expected);
    }
}
