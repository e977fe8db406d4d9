package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"<, &lt;", ">, &gt;", "&, &amp;", "\", &quot;", "', &#39;", "&lt;, &amp;lt;"})
    void fill_characterWithAMeaning_isEscaped(String character, String escaped) {
        Html filled = Html.fill("<p title=\"{{value}}\">", Map.of("value", character));

        assertThat(filled).hasToString("<p title=\"" + escaped + "\">");
    }

    @Test
    void fill_markup_staysAsItIs() {
        Html filled = Html.fill("<p>{{value}}</p>", Map.of("value", Html.markup("<b>bold</b>")));

        assertThat(filled).hasToString("<p><b>bold</b></p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{other}}", "$1", "\\", "${value}"})
    void fill_valueThatLooksLikeATemplate_isText(String value) {
        Html filled = Html.fill("{{value}}", Map.of("value", value, "other", "secret"));

        assertThat(filled).hasToString(value);
    }

    @Test
    void fill_placeholderWithoutValue_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Html.fill("{{title}}", Map.of("titel", "x")))
                .withMessage("template: no value for {{title}}");
    }

    @Test
    void join_keepsOrder() {
        assertThat(Html.join(List.of(Html.markup("<br>"), Html.fill("{{x}}", Map.of("x", "<")))))
                .hasToString("<br>&lt;");
    }
}
