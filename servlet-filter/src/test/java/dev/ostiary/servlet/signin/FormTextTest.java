package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTextTest {
    @Test
    void parse_severalOfAName_keepsAllInTheirOrder() {
        assertThat(FormText.parse("a=1&b=&a=2&c"))
                .contains(Map.of("a", List.of("1", "2"), "b", List.of(""), "c", List.of("")));
    }

    @Test
    void parse_escapes_areDecodedOnce() {
        assertThat(FormText.parse("a+b=%C3%A4+%2541&=x"))
                .contains(Map.of("a b", List.of("\u00e4 %41"), "", List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%C3", "a=%FF", "%C3=a", "a=%ED%A0%80", "a=%C0%80"})
    void parse_brokenEscapeOrNoUtf8_isNothing(String text) {
        assertThat(FormText.parse(text)).isEmpty();
    }

    @Test
    void parse_sixtyFiveParameters_isNothing() {
        assertThat(FormText.parse("a=1&".repeat(64))).isPresent();
        assertThat(FormText.parse("a=1&".repeat(65))).isEmpty();
    }

    @Test
    void parse_emptyText_hasNoParameter() {
        assertThat(FormText.parse("")).contains(Map.of());
        assertThat(FormText.parse("&&")).contains(Map.of());
    }
}
