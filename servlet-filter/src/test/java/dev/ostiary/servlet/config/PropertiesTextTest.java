package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "a = b\n",
                "a:b\r\nc : d",
                "a=b\rc=d",
                "  \t\fa\t=\f b",
                "# no=t\n! no=t\n  # no=t\na=b # yes",
                "a=",
                "a =\n\nb=",
                "a==b",
                "a=:b",
                "a\\ b\\=c\\:d=e",
                "a=b\\\n   c",
                "a=b\\\r\n\tc\\\n d",
                "a=b\\\n# c",
                "a=b\\\n",
                "a=b\\\n\nc=d",
                "a=\\t\\n\\r\\f\\\\\\#\\!\\ \\=\\:",
                "a=\\u00e4\\u00E4\\ud83d\\ude00",
                "\\u0061=b",
                "a=ä",
                "a=b  ",
                "a=\\ b",
                "rule.1 = GET /x/** = role(a)",
                "a=\\\\\nb=c"
            })
    void parse_goodText_meansWhatPropertiesSays(String text) throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(text));

        PropertiesText properties = PropertiesText.parse(text);

        assertThat(properties.faults()).isEmpty();
        assertThat(properties.entries())
                .hasSize(expected.size())
                .allSatisfy(entry -> assertThat(entry.text()).isEqualTo(expected.getProperty(entry.name())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a b",
                "=b",
                ":",
                " = ",
                "\\",
                "a=\\",
                "a=b\\",
                "a\\",
                "\\\n",
                "a \\\n",
                "-----BEGIN KEY-----"
            })
    void parse_lineThatIsNoEntry_isAFault(String text) {
        PropertiesText properties = PropertiesText.parse(text);

        assertThat(properties.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(1);
            assertThat(fault.text()).contains("backslash");
        });
        assertThat(properties.entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u12", "\\u12g4", "\\u", "\\uu0041", "\\U0041", "C:\\dir", "\\\"", "\\é", "\\0"})
    void parse_backslashThatEscapesNothing_isAFault(String text) {
        assertThat(PropertiesText.parse("a=" + text).faults())
                .singleElement()
                .extracting(PropertiesText.Fault::text)
                .asString()
                .contains("holds a backslash that escapes nothing");
        assertThat(PropertiesText.parse("a" + text + "=b").faults()).hasSize(1);
    }

    @Test
    void parse_nameGivenTwice_keepsTheFirstAndNamesItsLine() {
        PropertiesText properties = PropertiesText.parse("a=1\n\nb=2\n\\u0061=3");

        assertThat(properties.entries())
                .containsExactly(new PropertiesText.Entry("a", "1", 1), new PropertiesText.Entry("b", "2", 3));
        assertThat(properties.faults())
                .containsExactly(new PropertiesText.Fault(4, "sets the same as line 1; remove one of them"));
    }

    @Test
    void parse_continuedLines_countFromTheFirst() {
        PropertiesText properties = PropertiesText.parse("# x\r\na=1\\\r\n2\\\r\n3\r\nb=4");

        assertThat(properties.entries())
                .containsExactly(new PropertiesText.Entry("a", "123", 2), new PropertiesText.Entry("b", "4", 5));
    }

    @Test
    void parse_byteOrderMark_isNoPartOfTheFirstName() {
        assertThat(PropertiesText.parse("\ufeffa=1").entries()).containsExactly(new PropertiesText.Entry("a", "1", 1));
    }

    @Test
    void parse_manyFaults_stops() {
        PropertiesText properties = PropertiesText.parse("x\n".repeat(1_000_000));

        assertThat(properties.faults()).hasSize(PropertiesText.MOST_FAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "a", "\\\\", " ", "=", "\\\n", "a\\\n", "#"})
    void parse_longText_endsWithoutOverflow(String piece) {
        PropertiesText properties = PropertiesText.parse("a=b\nc" + piece.repeat(1_000_000 / piece.length()));

        assertThat(properties.entries()).contains(new PropertiesText.Entry("a", "b", 1));
    }

    @Test
    void toString_showsNoText() {
        PropertiesText properties = PropertiesText.parse("secret=pl4nt3d\nsecret=pl4nt3d\npl4nt3d\na=\\pl4nt3d");

        assertThat(properties.toString()).contains("secret in line 1").doesNotContain("pl4nt3d");
    }

    @Test
    void entries_areUnmodifiable() {
        assertThat(PropertiesText.parse("a=b").entries()).isUnmodifiable();
        assertThat(PropertiesText.parse("a").faults()).isUnmodifiable().isNotEqualTo(List.of());
    }
}
