package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
