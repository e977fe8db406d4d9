package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a b", "a, b", " a\n\tb ", ",a,,b,", "a , b"})
    void elements_commasAndWhiteSpace_separateAlike(String text) {
        assertThat(ListText.elements(text)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , \n"})
    void elements_nothingBetweenSeparators_areNone(String text) {
        assertThat(ListText.elements(text)).isEmpty();
    }

    @Test
    void elements_withinQuotes_separatorsCountForNothing() {
        assertThat(ListText.elements("a.\"b, c\".d, \"e f\"")).containsExactly("a.\"b, c\".d", "\"e f\"");
    }

    @Test
    void elements_quoteThatIsNeverClosed_protectsNothing() {
        assertThat(ListText.elements("a \"b c")).containsExactly("a", "\"b", "c");
    }

    @Test
    void elements_manyQuotes_areReadWithoutRecursion() {
        String quotes = "\"".repeat(200_001);

        assertThat(ListText.elements(quotes)).containsExactly(quotes);
    }

    @Test
    void elements_veryLongElement_isOne() {
        String element = "\"\"a".repeat(500) + "b".repeat(200_000);

        assertThat(ListText.elements(element)).containsExactly(element);
    }
}
