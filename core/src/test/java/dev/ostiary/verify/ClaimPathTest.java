package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimPathTest {
    private static final Map<String, Object> CLAIMS = Map.of(
            "roles",
            List.of("reader", "writer"),
            "realm_access",
            Map.of("roles", List.of("clerk")),
            "resource_access",
            Map.of("my.client", Map.of("roles", List.of("clerk"))),
            "https://ns.example/roles",
            List.of("clerk"),
            "a~b",
            "clerk",
            "a\"b",
            "clerk",
            "level",
            7L);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "realm_access.roles",
                "\"realm_access\".roles",
                "realm_access.\"roles\"",
                "/realm_access/roles",
                "resource_access.\"my.client\".roles",
                "/resource_access/my.client/roles",
                "\"https://ns.example/roles\"",
                "/https:~1~1ns.example~1roles",
                "a~b",
                "/a~0b",
                "/a\"b"
            })
    void strings_eachNotation_leadsToTheValue(String text) {
        ClaimPath path = ClaimPath.parse(text);

        assertThat(path.strings(CLAIMS)).containsExactly("clerk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                ".",
                "a.",
                ".a",
                "a..b",
                "/",
                "//",
                "/a/",
                "/a//b",
                "\"a",
                "a.\"b",
                "a\"b\"",
                "a\"",
                "\"a\"b",
                "\"a\"\"b\"",
                "/a~2b",
                "/a~",
                "a b",
                " a",
                "a,b",
                "a\u0000b",
                "a/b",
                "a.b.c.d.e.f.g.h.i",
                "/a/b/c/d/e/f/g/h/i"
            })
    void parse_notAPath_isRefused(String text) {
        assertThatThrownBy(() -> ClaimPath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("claim path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ns.example/roles", "a.https://ns"})
    void parse_unquotedUrl_saysHowToWriteIt(String text) {
        assertThatThrownBy(() -> ClaimPath.parse(text))
                .hasMessageContaining("double quotes")
                .hasMessageContaining("JSON Pointer");
    }

    @Test
    void parse_eightNames_isTheDeepest() {
        ClaimPath path = ClaimPath.parse("a.b.c.d.e.f.g.h");

        assertThat(path).isEqualTo(ClaimPath.parse("/a/b/c/d/e/f/g/h"));
    }

    @Test
    void parse_nineNames_saysTheLimit() {
        assertThatThrownBy(() -> ClaimPath.parse("a.b.c.d.e.f.g.h.i"))
                .hasMessageContaining("9 names deep")
                .hasMessageContaining("at most 8");
    }

    @Test
    void parse_dotsOutsideQuotes_neverMeanOneName() {
        ClaimPath path = ClaimPath.parse("a.b");

        assertThat(path.find(Map.of("a.b", "literal"))).isEmpty();
    }

    @Test
    void parse_tildeOneAfterTildeZero_isNotASlash() {
        ClaimPath path = ClaimPath.parse("/a~01");

        assertThat(path.strings(Map.of("a~1", "x"))).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "realm_access.absent", "roles.reader", "roles.0", "/roles/0", "level.x"})
    void find_nothingThere_isEmpty(String text) {
        ClaimPath path = ClaimPath.parse(text);

        assertThat(path.find(CLAIMS)).isEmpty();
        assertThat(path.strings(CLAIMS)).isEmpty();
    }

    @Test
    void find_anyType_isReturnedAsItIs() {
        assertThat(ClaimPath.parse("level").find(CLAIMS)).contains(7L);
    }

    @Test
    void find_jsonNull_isEmpty() {
        Map<String, Object> claims = Collections.singletonMap("a", null);

        assertThat(ClaimPath.parse("a").find(claims)).isEmpty();
        assertThat(ClaimPath.parse("a.b").find(claims)).isEmpty();
    }

    @Test
    void strings_mixedArray_givesItsStringsInOrder() {
        List<Object> array = Arrays.asList("b", 1L, null, true, List.of("nested"), Map.of("k", "v"), "a");

        assertThat(ClaimPath.parse("roles").strings(Map.of("roles", array))).containsExactly("b", "a");
    }

    @Test
    void strings_text_isOneValueEvenWithSeparators() {
        assertThat(ClaimPath.parse("role").strings(Map.of("role", "a b,c"))).containsExactly("a b,c");
    }

    @Test
    void strings_numberOrObject_givesNone() {
        assertThat(ClaimPath.parse("level").strings(CLAIMS)).isEmpty();
        assertThat(ClaimPath.parse("realm_access").strings(CLAIMS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "realm_access.roles|realm_access.roles",
                "/realm_access/roles|realm_access.roles",
                "\"roles\"|roles",
                "/my.client/x y|\"my.client\".\"x y\"",
                "/https:~1~1ns~1roles|\"https://ns/roles\"",
                "/a\"b/c~1d|/a\"b/c~1d"
            })
    void toString_isReadBackToAnEqualPath(String text, String written) {
        ClaimPath path = ClaimPath.parse(text);

        assertThat(path).hasToString(written);
        assertThat(ClaimPath.parse(path.toString())).isEqualTo(path).hasSameHashCodeAs(path);
    }

    @Test
    void equals_otherNames_differ() {
        assertThat(ClaimPath.parse("a.b"))
                .isNotEqualTo(ClaimPath.parse("\"a.b\""))
                .isNotEqualTo("a.b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$.realm_access.roles",
                "$[0]",
                "orgs[0].role",
                "orgs[*].role",
                "orgs.*.role",
                "a.{b}",
                "a.$"
            })
    void parse_otherNotations_saysWhatAClaimPathIs(String text) {
        assertThatThrownBy(() -> ClaimPath.parse(text))
                .hasMessageContaining("no JSONPath")
                .hasMessageContaining("joined by dots")
                .hasMessageContaining("double quotes")
                .hasMessageContaining("JSON Pointer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"$\"", "\"a[0]\"", "/a*b", "/{x}", "$type", "cognito:groups", "roles.0"})
    void parse_nameThatHoldsTheseInQuotesOrAPointer_isReadBackAlike(String text) {
        ClaimPath path = ClaimPath.parse(text);

        assertThat(ClaimPath.parse(path.toString())).isEqualTo(path);
    }
}
