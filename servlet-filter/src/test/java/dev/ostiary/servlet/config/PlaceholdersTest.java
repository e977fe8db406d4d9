package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    private final Placeholders placeholders = new Placeholders(
            Map.of("A", "one", "b.c-d_E", "two", "EMPTY", "", "NESTED", "${A}$1\\", "CLOSED", "}")::get);

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "'', ''",
        "${A}, one",
        "x${A}y${b.c-d_E}z, xoneytwoz",
        "${A}${A}, oneone",
        "${EMPTY}, ''",
        "${NONE:-other}, other",
        "${NONE:-}, ''",
        "${NONE:-a:-b}, a:-b",
        "${A:-other}, one",
        "${EMPTY:-other}, other",
        "${CLOSED}, }",
        "$A $ } {, $A $ } {",
        "$${A}, ${A}",
        "$$${A}, $${A}",
        "cost: 5$, cost: 5$"
    })
    void replaceIn_isReplacedOnce(String text, String replaced) {
        assertThat(placeholders.replaceIn(text)).isEqualTo(replaced);
    }

    @Test
    void replaceIn_valueThatLooksLikeAPlaceholder_isLeftAlone() {
        assertThat(placeholders.replaceIn("${NESTED}")).isEqualTo("${A}$1\\");
    }

    @Test
    void replaceIn_defaultOfSeveralLines_isKeptWhole() {
        assertThat(placeholders.replaceIn("${NONE:-a\nb}")).isEqualTo("a\nb");
    }

    @Test
    void replaceIn_nameWithoutValue_isNamed() {
        assertThatThrownBy(() -> placeholders.replaceIn("${A} ${NONE}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("${NONE}")
                .hasMessageNotContaining("one");
    }

    @Test
    void replaceIn_notClosed_saysHowToWriteItLiterally() {
        assertThatThrownBy(() -> placeholders.replaceIn("x${A"))
                .hasMessageContaining("lacks its '}'")
                .hasMessageContaining("$${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${}", "${ A}", "${A B}", "${:-x}", "${A:x}", "${${A}}", "${env:A}", "${A?}"})
    void replaceIn_noneOfTheForms_listsThem(String text) {
        assertThatThrownBy(() -> placeholders.replaceIn(text)).hasMessageContaining("${NAME:-default}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|text",
                "text\\n|text",
                "text\\r\\n|text",
                "text\\n\\n|text\\n",
                "a\\nb|a\\nb",
                " text |text",
                "\\n|''"
            })
    void replaceIn_file_losesOneTrailingNewline(String content, String expected, @TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), content.translateEscapes());

        assertThat(placeholders.replaceIn("${file:" + file + "}")).isEqualTo(expected.translateEscapes());
    }

    @Test
    void replaceIn_fileThatHoldsAPlaceholder_isLeftAlone(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "${A}");

        assertThat(placeholders.replaceIn("<${file:" + file + "}>")).isEqualTo("<${A}>");
    }

    @Test
    void replaceIn_fileThatDoesNotExist_isNamed(@TempDir Path folder) {
        Path file = folder.resolve("none");

        assertThatThrownBy(() -> placeholders.replaceIn("${file:" + file + "}"))
                .hasMessage("the file '" + file + "' does not exist");
    }

    @Test
    void replaceIn_fileThatIsNotUtf8_isRefusedWithoutItsContent(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("latin1"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> placeholders.replaceIn("${file:" + file + "}"))
                .hasMessage("the file '" + file + "' is not UTF-8 text");
    }

    @Test
    void replaceIn_folder_cannotBeRead(@TempDir Path folder) {
        assertThatThrownBy(() -> placeholders.replaceIn("${file:" + folder + "}"))
                .hasMessage("the file '" + folder + "' cannot be read");
    }

    @Test
    void replaceIn_fileBeyondTheLimit_isRefused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> placeholders.replaceIn("${file:" + file + "}")).hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${file:}", "${file:secret}", "${file:../secret}", "${file:a\u0000b}"})
    void replaceIn_fileNotNamedAbsolutely_isRefused(String text) {
        assertThatThrownBy(() -> placeholders.replaceIn(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the file '");
    }
}
