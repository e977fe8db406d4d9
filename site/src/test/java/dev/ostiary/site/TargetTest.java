package dev.ostiary.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    private final Target target = new Target(Map.of(
            "README.md",
            "Ostiary",
            "SECURITY.md",
            "Security",
            "docs/rules.md",
            "Rules",
            "docs/settings.md",
            "Settings"));

    @ParameterizedTest
    @CsvSource({
        "README.md, docs/rules.md, rules.html",
        "README.md, docs/rules.md#patterns, rules.html#patterns",
        "docs/settings.md, rules.md, rules.html",
        "docs/settings.md, ../README.md#further, index.html#further",
        "docs/settings.md, #files, #files",
        "docs/settings.md, images/request.svg, images/request.svg",
        "BENCHMARKS.md, docs/benchmarks/scale-start.svg, benchmarks/scale-start.svg",
        "README.md, LICENSE, LICENSE",
        "README.md, https://id.example/a.md, https://id.example/a.md",
        "README.md, docs/none.md, docs/none.md"
    })
    void of_linkOfARepository_isThatOfTheSite(String page, String link, String expected) {
        assertThat(target.of(page, link)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/settings.md, ../examples/war-provider, true",
        "docs/settings.md, rules.md#patterns, false",
        "docs/settings.md, #files, false",
        "docs/settings.md, images/request.svg, false",
        "README.md, LICENSE, false",
        "README.md, https://id.example/a, false"
    })
    void isOfSources_placeThatTheSiteHasNot_isTrue(String page, String link, boolean expected) {
        assertThat(target.isOfSources(page, link)).isEqualTo(expected);
    }

    @Test
    void words_thatAreAFile_becomeItsTitle() {
        assertThat(target.words("docs/settings.md", "rules.md#patterns", "docs/rules.md"))
                .contains("Rules");
        assertThat(target.words("docs/settings.md", "rules.md", "who may do what"))
                .isEmpty();
        assertThat(target.words("README.md", "docs/none.md", "docs/none.md")).isEmpty();
    }
}
