package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a|/a",
                "  /a/** |/a/**",
                "GET /a|GET /a",
                "GET,POST /a|GET,POST /a",
                "GET , POST\t/a|GET,POST /a",
                "POST,GET /a|POST,GET /a",
                "M-SEARCH /a|M-SEARCH /a",
                "GET /a b|GET /a b",
                "GET /a /b|GET /a /b",
                "servlet:reports|servlet:reports",
                "servlet:a /b|servlet:a /b",
                "PUT servlet:two words|PUT servlet:two words"
            })
    void parse_methodsAndPattern_isShownAsParseReadsIt(String text, String shown) {
        RequestPattern pattern = RequestPattern.parse(text);

        assertThat(pattern).hasToString(shown).isEqualTo(RequestPattern.parse(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get /a|'get' is no method: methods are case-sensitive, so write GET",
                "Post /a|so write POST",
                "* /a|leave the methods out to speak of all of them",
                "GET POST /a|'GET POST' is no method: expected methods separated by commas",
                "GET, /a|'' is no method",
                ",GET /a|'' is no method",
                "GET,,PUT /a|'' is no method",
                "G(T /a|'G(T' is no method",
                "GET,GET /a|repeat one",
                "GET/a|begins with neither '/' nor 'servlet:'",
                "GET|begins with neither '/' nor 'servlet:'",
                "GET a|begins with neither '/' nor 'servlet:'",
                "GET /a//b|empty segment",
                "``|begins with neither '/' nor 'servlet:'"
            })
    void parse_anythingElse_isRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> RequestPattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"G\u0000T /a", "G\u202eT /a", "G\u2028T /a"})
    void parse_oddCharacterInAMethod_isNotEchoed(String text) {
        assertThatThrownBy(() -> RequestPattern.parse(text)).hasMessageStartingWith("'G?T' is no method");
    }

    @Test
    void new_methodInLowerCase_isRefused() {
        PathPattern path = PathPattern.parse("/a");

        assertThatThrownBy(() -> new RequestPattern(Set.of("get"), path)).hasMessageContaining("write GET");
    }
}
