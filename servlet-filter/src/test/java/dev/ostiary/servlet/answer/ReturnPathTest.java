package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of what may stand in a {@code Location}; {@code ReturnToTest} has the attacks. */
class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/!", "/~", "/?", "/a?b=c", "/?q=%2F%2F..;"})
    void isSafe_visibleAsciiOnThisHost_isTrue(String value) {
        assertThat(ReturnPath.isSafe(value)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a", "//a", "/a/../b", "/ a", "/a?b c", "/a?\u001f", "/a?\u007f", "/a?\u00e4", "/a?\n"})
    void isSafe_otherPathOrCharacter_isFalse(String value) {
        assertThat(ReturnPath.isSafe(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '#', '<', '>', '\\'})
    void isSafe_characterThatIsNeverRaw_isFalseInTheQueryToo(char never) {
        assertThat(ReturnPath.isSafe("/a?b=" + never)).isFalse();
    }

    @Test
    void isSafe_lengthAtTheLimit_isTrueAndOneMoreIsNot() {
        String longest = "/" + "a".repeat(ReturnPath.MAX_CHARACTERS - 1);

        assertThat(ReturnPath.isSafe(longest)).isTrue();
        assertThat(ReturnPath.isSafe(longest + "a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "?dir=C:\\temp ?dir=C:%5Ctemp",
                "?q=\"a\" ?q=%22a%22",
                "?q=<a>^`{b}|c ?q=%3Ca%3E%5E%60%7Bb%7D%7Cc",
                "?q=\u00e9\u20ac ?q=%C3%A9%E2%82%AC",
                "?q=\ud83d\udd11 ?q=%F0%9F%94%91",
                "/a\"b /a%22b"
            })
    void escaped_whatClientsOughtToHaveEscaped_isThenSafe(String raw, String expected) {
        assertThat(ReturnPath.escaped(raw)).isEqualTo(expected);
        assertThat(ReturnPath.isSafe(expected.startsWith("?") ? "/" + expected : expected))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a?b=%5C", "?a=1&b=#", "?a b", "?\n", "?\u007f", "/a//b", "?100%", "?[a]"})
    void escaped_otherText_isUnchanged(String raw) {
        assertThat(ReturnPath.escaped(raw)).isSameAs(raw);
    }
}
