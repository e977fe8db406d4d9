package dev.ostiary.verify;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Valid tokens that take much memory or little, each with the most bytes that it was measured to take in the cache of a filter: growth
 * of the heap by 500 of them, divided, on JDK 17 with compressed references. First the user is made, then the registered claims are
 * asked for, then all: each time they are read from the text anew, so a text may be there three times.
 */
enum TokenShapes {
    USUAL(
            4_300,
            "\"jti\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"azp\":\"web-client\",\"scope\":\"openid profile email\","
                    + "\"preferred_username\":\"alice\",\"email\":\"alice@example.test\",\"email_verified\":true,\"name\":\"Alice"
                    + " Example\",\"realm_access\":{\"roles\":[\"user\",\"admin\",\"offline_access\"]},"
                    + "\"session_state\":\"7f8fad5b-d9cb-469f-a165-70867728950e\""),
    LONG_NAMES(11_000, "\"jti\":\"" + "j".repeat(1_000) + "\",\"name\":\"" + "n".repeat(50) + "\""),
    LONG_TEXT(15_600, "\"z\":\"" + "x".repeat(5_900) + "\""),
    NUMBERS(52_000, "\"z\":[[" + repeated(1_460, i -> "999", ",", 1_000) + "]]"),
    LARGE_NUMBERS(31_500, "\"z\":[[" + repeated(280, i -> "9".repeat(20), ",", 1_000) + "]]"),
    ROLES(140_800, "\"roles\":[" + repeated(980, i -> "\"" + Integer.toString(i + 1_296, 36) + "\"", ",", 2_000) + "]"),
    ROLES_BEYOND_ASCII(
            69_600,
            "\"roles\":["
                    + repeated(260, i -> "\"\u0440\u043e\u043b\u044c-\u0434\u0430-" + (1_000 + i) + "\"", ",", 2_000)
                    + "]"),
    SCOPES(190_400, "\"scope\":\"" + repeated(1_800, i -> Integer.toString(i, 36), " ", 2_000) + "\""),
    AUDIENCES(
            159_800,
            "\"aud\":[\"orders\"," + repeated(1_020, i -> "\"" + Integer.toString(i, 36) + "\"", ",", 2_000) + "]"),
    MEMBERS(
            80_300,
            "\"z\":[{" + repeated(740, i -> "\"" + Integer.toString(i % 250, 36) + "\":1", ",", 250, "},{") + "}]"),
    EMPTY_ARRAYS(113_900, "\"z\":[[" + repeated(1_960, i -> "[]", ",", 1_000) + "]]"),
    EMPTY_OBJECTS(19_800, "\"z\":[[" + repeated(1_960, i -> "{}", ",", 1_000) + "]]"),
    SMALL_OBJECTS(223_000, "\"z\":[" + repeated(840, i -> "{\"\":0}", ",", 1_000) + "]"),
    CHAINS_OF_ARRAYS(304_400, "\"z\":[[" + repeated(103, i -> "[".repeat(28) + "]".repeat(28), ",", 1_000) + "]]"),
    CHAINS_OF_OBJECTS(
            294_700, "\"z\":[[" + repeated(41, i -> "{\"\":".repeat(28) + "0" + "}".repeat(28), ",", 1_000) + "]]");

    private final int measured;
    private final String claims;

    TokenShapes(int measured, String claims) {
        this.measured = measured;
        this.claims = claims;
    }

    /** In bytes, each about 8 KB of text but for the usual one, which has 650. */
    int measured() {
        return measured;
    }

    String claims() {
        return claims;
    }

    RawToken token(int number) {
        RawToken valid = RawToken.valid().replacing("sub", "\"sub\":\"" + subject(number) + "\"");
        return (this == AUDIENCES ? valid.replacing("aud", "") : valid).withClaim(claims);
    }

    private String subject(int number) {
        return "user-" + (100_000 + number) + (this == LONG_NAMES ? "s".repeat(1_000) : "");
    }

    private static String repeated(int times, IntFunction<String> element, String between, int group) {
        return repeated(times, element, between, group, "],[");
    }

    private static String repeated(
            int times, IntFunction<String> element, String between, int group, String betweenGroups) {
        return IntStream.range(0, (times + group - 1) / group)
                .mapToObj(g -> IntStream.range(g * group, Math.min(times, (g + 1) * group))
                        .mapToObj(element)
                        .collect(Collectors.joining(between)))
                .collect(Collectors.joining(betweenGroups));
    }
}
