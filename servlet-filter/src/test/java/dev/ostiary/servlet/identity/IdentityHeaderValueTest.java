package dev.ostiary.servlet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityHeaderValueTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "alice,alice",
                "alice@app.example,alice@app.example",
                "auth0|7 \"x\" \\y;z=1,auth0|7 \"x\" \\y;z=1",
                "'a,b',a%2Cb",
                "100%,100%25",
                "%2C,%252C",
                "'a\r\nX-User-Role: admin',a%0D%0AX-User-Role: admin",
                "'a\tb',a%09b",
                "'a\u0000b',a%00b",
                "'a\u007fb',a%7Fb",
                "'a\u0085b',a%C2%85b",
                "Zo\u00eb,Zo%C3%AB",
                "\u65e5\u672c,%E6%97%A5%E6%9C%AC",
                "\ud83d\ude00,%F0%9F%98%80"
            })
    void of_string_isEncodedWhereAHeaderWouldBeAmbiguous(String claim, String expected) {
        assertThat(IdentityHeaderValue.of(claim)).contains(expected);
    }

    static Stream<Arguments> claimsWithText() {
        return Stream.of(
                Arguments.of(7L, "7"),
                Arguments.of(-1L, "-1"),
                Arguments.of(new BigInteger("99999999999999999999"), "99999999999999999999"),
                Arguments.of(1.5, "1.5"),
                Arguments.of(true, "true"),
                Arguments.of(false, "false"),
                Arguments.of(List.of("admin", "user"), "admin,user"),
                Arguments.of(List.of("a,b", "c"), "a%2Cb,c"),
                Arguments.of(List.of("one", 2L, true), "one,2,true"),
                Arguments.of(Arrays.asList("a", null, "", Map.of("b", "c"), List.of("d"), "e"), "a,e"));
    }

    @ParameterizedTest
    @MethodSource("claimsWithText")
    void of_scalarsAndLists_areText(Object claim, String expected) {
        assertThat(IdentityHeaderValue.of(claim)).contains(expected);
    }

    static Stream<Arguments> claimsWithoutText() {
        return Stream.of(
                Arguments.of((Object) null),
                Arguments.of(Map.of()),
                Arguments.of(Map.of("role", "admin")),
                Arguments.of(""),
                Arguments.of(List.of()),
                Arguments.of(List.of("")),
                Arguments.of(List.of(Map.of("role", "admin"))),
                Arguments.of(List.of(List.of("admin"))));
    }

    @ParameterizedTest
    @MethodSource("claimsWithoutText")
    void of_absentClaimOrObject_givesNoHeader(Object claim) {
        assertThat(IdentityHeaderValue.of(claim)).isEmpty();
    }
}
