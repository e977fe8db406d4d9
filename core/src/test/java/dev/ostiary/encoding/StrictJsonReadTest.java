package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonReadTest {

    @Test
    void parseObject_everyKindOfValue_hasItsJavaType() throws JsonSyntaxException {
        Map<String, Object> object = parse("{\"s\":\"t\",\"i\":1,\"d\":1.5,\"b\":true,\"n\":null,\"a\":[1],\"o\":{}}");

        assertThat(object)
                .containsExactly(
                        entry("s", "t"),
                        entry("i", 1L),
                        entry("d", 1.5),
                        entry("b", true),
                        entry("n", null),
                        entry("a", List.of(1L)),
                        entry("o", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "0, 0",
        "-0, 0"
    })
    void parseObject_integerThatFits_isLong(String text, long expected) throws JsonSyntaxException {
        assertThat(parse("{\"n\":" + text + "}")).containsEntry("n", expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809"})
    void parseObject_integerThatDoesNotFit_isBigInteger(String text) throws JsonSyntaxException {
        assertThat(parse("{\"n\":" + text + "}")).containsEntry("n", new BigInteger(text));
    }

    @Test
    void parseObject_anyDouble_isReadAsThePlatformReadsIt() throws JsonSyntaxException {
        List<Double> written = new Random(20_300_101)
                .longs(1_000)
                .mapToObj(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toList();

        List<?> read = (List<?>) parse("{\"a\":" + written + "}").get("a");

        assertThat(read).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.2250738585072011e-308",
                "2.2250738585072012e-308",
                "4.9e-324",
                "2.4703282292062327208e-324",
                "2.4703282292062328e-324",
                "9007199254740993.0",
                "1.00000000000000011102230246251565404236316680908203125e0",
                "1.00000000000000011102230246251565404236316680908203126e0"
            })
    void parseObject_doubleHalfwayBetweenTwo_isReadAsThePlatformReadsIt(String text) throws JsonSyntaxException {
        assertThat(parse("{\"a\":" + text + "}")).containsEntry("a", Double.parseDouble(text));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.0", "1e3, 1000.0", "1E+3, 1000.0", "1e-3, 0.001", "-0.0, -0.0", "1e-400, 0.0"})
    void parseObject_fractionOrExponent_isDouble(String text, double expected) throws JsonSyntaxException {
        assertThat(parse("{\"n\":" + text + "}")).containsEntry("n", expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"\":0}",
                " \t\r\n{ \"a\" : [ ] } \t\r\n",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\uD83D\\uDE00\"}",
                "{\"a\":\"\u00e9\u20ac\ud83d\ude00\"}",
                "{\"a\":\"\u007f\u2028\ufeff\uffff\"}",
                "{\"a\":{\"a\":{\"a\":1}}}",
                "{\"a\":[[],{},null,false,-1.5e2]}",
                "{\"a\":\"/* no comment */ // either\"}",
                "{\"A\":1,\"a\":2}"
            })
    void parseObject_wellFormed_isRead(String json) {
        assertThat(refused(json)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"a\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{,}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'b'}",
                "{1:1}",
                "{null:1}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[,]}",
                "{\"a\":[1,,2]}",
                "{\"a\":[1}",
                "{\"a\":[1}]",
                "{\"a\":{]}",
                "{\"a\":1]",
                "{\"a\":[1 2]}",
                "{\"a\":\"b}",
                "{\"a\":nul}",
                "{\"a\":nulll}",
                "{\"a\":True}",
                "{\"a\":truefalse}",
                "{\"a\":undefined}"
            })
    void parseObject_badStructure_isRefused(String json) {
        assertThat(refused(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} {}",
                "{}{}",
                "{},",
                "{}]",
                "{}}",
                "{} zz",
                "{}null",
                "{}\u0000",
                "{}/**/",
                "{}#",
                "{\"sub\":\"a\"} zz"
            })
    void parseObject_dataAfterTheObject_isRefused(String json) {
        assertThat(refused(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":null,\"a\":null}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"o\":{\"a\":1,\"b\":2,\"a\":3}}",
                "{\"l\":[{\"a\":1,\"a\":2}]}",
                "{\"\":1,\"\":2}"
            })
    void parseObject_repeatedName_isRefused(String json) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessage("a member name is repeated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "-01",
                "00",
                "+1",
                "-",
                "--1",
                "1.",
                ".5",
                "-.5",
                "1.e1",
                "1e",
                "1e+",
                "1E-",
                "1.0e",
                "0x10",
                "1_000",
                "1,5",
                "1L",
                "1f",
                "NaN",
                "-NaN",
                "Infinity",
                "-Infinity",
                "+Infinity",
                "INF",
                "1e400",
                "-1e400",
                "\uff11"
            })
    void parseObject_badNumber_isRefused(String number) {
        assertThat(refused("{\"a\":" + number + "}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\x41",
                "\\a",
                "\\'",
                "\\0",
                "\\u",
                "\\u00",
                "\\u004",
                "\\u00g0",
                "\\U0041",
                "\\",
                "\\\u00e9",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u001fb"
            })
    void parseObject_badEscapeOrControlCharacter_isRefused(String content) {
        assertThat(refused("{\"a\":\"" + content + "\"}")).isTrue();
        assertThat(refused("{\"" + content + "\":1}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\uD800", "\\uDC00", "\\uDE00\\uD83D", "\\uD83D\\u0041", "\\uD83Dx", "\\uD83D\\uD83D\\uDE00"})
    void parseObject_loneSurrogateEscape_isRefused(String content) {
        assertThat(refused("{\"a\":\"" + content + "\"}")).isTrue();
        assertThat(refused("{\"" + content + "\":1}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/**/{}", "{/**/}", "{\"a\":1//\n}", "{\"a\":1#\n}", "{}//", "<!-- -->{}"})
    void parseObject_comment_isRefused(String json) {
        assertThat(refused(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00a0{}", "\u000b{}", "\f{}", "{\u2028}", "{}\u0085", "\u0000{}", "\u001e{}", "{\"a\":\u30001}"
            })
    void parseObject_otherWhiteSpace_isRefused(String json) {
        assertThat(refused(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // a continuation byte alone
                "c3", // cut short
                "c328", // second byte is no continuation
                "c0a2", // overlong, two bytes: '"'
                "c1bf", // overlong
                "e080a2", // overlong, three bytes
                "f08080a2", // overlong, four bytes
                "e28228", // third byte is no continuation
                "eda080", // U+D800
                "edb080", // U+DC00
                "eda0bdedb880", // a surrogate pair, as CESU-8 writes it
                "f4908080", // beyond U+10FFFF
                "f5808080",
                "f888808080", // five bytes
                "fe",
                "ff"
            })
    void parseObject_invalidUtf8InText_isRefused(String hex) {
        byte[] json = HexFormat.of().parseHex("7b2261223a22" + hex + "227d");

        assertThatThrownBy(() -> StrictJson.parseObject(json)).hasMessage("not valid UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void parseObject_otherEncoding_isRefused(String charset) {
        byte[] json = "{\"a\":1}".getBytes(Charset.forName(charset));

        assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> StrictJson.parseObject(json));
    }

    @Test
    void parseObject_byteOrderMark_isRefused() {
        assertThatThrownBy(() -> parse("\ufeff{}")).hasMessage("starts with a byte order mark");
        assertThat(refused("{}\ufeff")).isTrue();
    }

    @Test
    void parseObject_numberOf64Characters_isTheLongest() {
        assertThat(refused("{\"a\":" + "1".repeat(64) + "}")).isFalse();
        assertThat(refused("{\"a\":" + "1".repeat(65) + "}")).isTrue();
        assertThat(refused("{\"a\":-" + "1".repeat(63) + "}")).isFalse();
        assertThat(refused("{\"a\":-" + "1".repeat(64) + "}")).isTrue();
        assertThat(refused("{\"a\":0." + "1".repeat(62) + "}")).isFalse();
        assertThat(refused("{\"a\":0." + "1".repeat(63) + "}")).isTrue();
        assertThat(refused("{\"a\":1e" + "0".repeat(63) + "}")).isTrue();
        assertThat(refused("{\"a\":" + "1".repeat(100_000) + "}")).isTrue();
    }

    @Test
    void parseObject_depth32_isTheDeepest() {
        assertThat(refused("{\"a\":".repeat(31) + "{}" + "}".repeat(31))).isFalse();
        assertThat(refused("{\"a\":".repeat(32) + "{}" + "}".repeat(32))).isTrue();
        assertThat(refused("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")).isFalse();
        assertThat(refused("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}")).isTrue();
        assertThat(refused("{\"a\":" + "[".repeat(1_000_000))).isTrue();
    }

    @Test
    void parseObject_256Members_areTheMost() {
        assertThat(refused(objectOf(256))).isFalse();
        assertThat(refused(objectOf(257))).isTrue();
        assertThat(refused("{\"a\":[" + objectOf(257) + "]}")).isTrue();
    }

    @Test
    void parseObject_1024Elements_areTheMost() {
        assertThat(refused("{\"a\":[1" + ",1".repeat(1023) + "]}")).isFalse();
        assertThat(refused("{\"a\":[1" + ",1".repeat(1024) + "]}")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyPrefix")
    void parseObject_cutShort_isRefused(String json) {
        assertThat(refused(json)).isTrue();
    }

    static List<String> everyPrefix() {
        String whole = "{\"a\":[1,-2.5e3,\"\\u0041\u00e9\",true,null,{\"b\":{}}],\"c\":false}";
        return IntStream.range(0, whole.length())
                .mapToObj(end -> whole.substring(0, end))
                .toList();
    }

    @Test
    void parseObject_result_cannotBeChangedAtAnyDepth() throws JsonSyntaxException {
        Map<String, Object> object = parse("{\"o\":{\"a\":[1]}}");
        Map<?, ?> inner = (Map<?, ?>) object.get("o");

        assertThatThrownBy(object::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(inner::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) inner.get("a"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void parseObject_refusal_showsNothingOfTheInputAndNoStack() {
        assertThatThrownBy(() -> parse("{\"marker\":marker}"))
                .isInstanceOf(JsonSyntaxException.class)
                .hasNoCause()
                .hasMessageNotContaining("marker")
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    private static String objectOf(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"m" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean refused(String json) {
        try {
            parse(json);
            return false;
        } catch (JsonSyntaxException e) {
            return true;
        }
    }

    private static Map<String, Object> parse(String json) throws JsonSyntaxException {
        return StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8));
    }
}
