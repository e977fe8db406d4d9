package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

    @Test
    void read_everyPlainKindOfValue_hasItsJavaType() {
        Map<String, Object> object =
                read("{\"s\":\"t\",\"i\":1,\"b\":true,\"c\":false,\"n\":null,\"a\":[1,[]],\"o\":{\"e\":{}}}");

        assertThat(object)
                .containsExactly(
                        entry("s", "t"),
                        entry("i", 1L),
                        entry("b", true),
                        entry("c", false),
                        entry("n", null),
                        entry("a", List.of(1L, List.of())),
                        entry("o", Map.of("e", Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ \t\r\n} \t\r\n",
                " { \"a\" : [ 1 , \"b\" , { \"c\" : null } ] , \"d\" : true } ",
                "{\"\":\"\"}",
                "{\"a\":\"\u007f ~!/\"}",
                "{\"n\u00e4me\":\"\u00e9\u20ac\ud83d\ude00\"}",
                "{\"a\":0,\"b\":-0,\"c\":-1,\"d\":10,\"e\":999999999999999999,\"f\":-999999999999999999}",
                "{\"a\":[[[[[[[]]]]]]],\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{}}}}}}}}",
                "{\"a\":1,\"b\":{\"a\":1},\"Aa\":1,\"BB\":2}"
            })
    void read_plain_isWhatTheOtherReaderReads(String json) throws JsonSyntaxException {
        assertThat(read(json)).isNotNull();
        assertThat(read(json).toString()).isEqualTo(JsonReader.read(utf8(json)).toString());
        assertThat(read(json)).isEqualTo(JsonReader.read(utf8(json)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 17, 255, 256})
    void read_asManyMembersAsMayBe_isWhatTheOtherReaderReads(int members) throws JsonSyntaxException {
        String json = object(members);

        assertThat(List.copyOf(read(json).entrySet()))
                .isEqualTo(List.copyOf(JsonReader.read(utf8(json)).entrySet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"a\"",
                "1",
                "null",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{}\u0000",
                "\u0000{}",
                "\ufeff{}",
                "{\u00a0}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\",1}",
                "{\"a\" 1}",
                "{\"a\":1",
                "{\"a\":1]",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;\"b\":2}",
                "{\"a\":\"",
                "{\"a",
                "{\"a\":[}",
                "{\"a\":[",
                "{\"a\":[1",
                "{\"a\":[1}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":/**/1}"
            })
    void read_badStructure_isLeft(String json) {
        assertThat(read(json)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "{\"b\":{\"a\":1,\"a\":2}}", "{\"b\":[{\"a\":null,\"a\":null}]}"})
    void read_repeatedName_isLeft(String json) {
        assertThat(read(json)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t",
                "tru",
                "truE",
                "true1",
                "nul",
                "nulll",
                "fals",
                "falsee",
                "True",
                "NaN",
                "Infinity",
                "undefined"
            })
    void read_otherWord_isLeft(String word) {
        assertThat(read("{\"a\":" + word + "}")).isNull();
        assertThat(read("{\"a\":" + word)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "--1",
                "+1",
                "-a",
                "00",
                "01",
                "-01",
                "1.",
                "-1.",
                ".5",
                "-.5",
                "01.5",
                "1.5.5",
                "1.e3",
                "1e",
                "1e+",
                "1e-",
                "1e+-3",
                "1ee3",
                "1.5e",
                "1.5f",
                "1.5d",
                "1e400",
                "-1e400",
                "1.0000000000000000000000000000001",
                "1234567890123456789.5",
                "0x1",
                "1_0",
                "1L",
                "1000000000000000000",
                "-1000000000000000000",
                "9223372036854775808"
            })
    void read_otherNumber_isLeft(String number) {
        assertThat(read("{\"a\":" + number + "}")).isNull();
        assertThat(read("{\"a\":[" + number + "]}")).isNull();
        assertThat(read("{\"a\":" + number)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "-1.5",
                "0.0",
                "-0.0",
                "-0e0",
                "0e5",
                "1e3",
                "1E3",
                "1e+3",
                "1E-3",
                "1.25e2",
                "0.1",
                "3.0",
                "1e22",
                "1e23",
                "4.9e-324",
                "2.4e-324",
                "1e-400",
                "1.7976931348623157e308",
                "2.2250738585072014E-308",
                "9007199254740993.0",
                "0.300000000000000016653345369377",
                "123456789012345678.123456789"
            })
    void read_fractionOrExponent_isWhatTheOtherReaderReads(String number) throws JsonSyntaxException {
        String json = "{\"a\":" + number + ",\"b\":[ " + number + " ]}";

        assertThat(read(json)).isNotNull().isEqualTo(JsonReader.read(utf8(json)));
        assertThat(read(json).get("a")).isInstanceOf(Double.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\n",
                "\\\"",
                "\\\\",
                "\\/",
                "\\b\\f\\n\\r\\t",
                "\\u0041",
                "\\u0000",
                "\\u001F",
                "\\uFFFD",
                "\\uffff",
                "\\u00e9",
                "\\ud83d\\ude00",
                "\\uDBFF\\uDFFF",
                "\u00e9\\u00e9",
                "\ud83d\ude00\\n",
                "a\\nb",
                "\\\\n",
                "\\\\\\\"",
                "\\\\u0041"
            })
    void read_escape_isWhatTheOtherReaderReads(String content) throws JsonSyntaxException {
        String json = "{\"a\":\"" + content + "\",\"" + content + "\":[\"" + content + "\"]}";

        assertThat(read(json)).isNotNull().isEqualTo(JsonReader.read(utf8(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\",
                "\\a",
                "\\'",
                "\\0",
                "\\N",
                "\\U0041",
                "\\u",
                "\\u004",
                "\\u004g",
                "\\u 041",
                "\\u+041",
                "\\u\u0660\u0660\u0660\u0660",
                "\\ud83d",
                "\\ude00",
                "\\ude00\\ud83d",
                "\\ud83dx\\ude00",
                "\\ud83d\\u0041",
                "\\\n",
                "\\\u00e9",
                "\\\u0000",
                "\\x41",
                "\\ud83d\ufffd"
            })
    void read_badEscape_isLeftAndRefused(String content) {
        String value = "{\"a\":\"" + content + "\"}";
        String name = "{\"" + content + "\":1}";

        assertThat(read(value)).isNull();
        assertThat(read(name)).isNull();
        assertThatThrownBy(() -> StrictJson.parseObject(utf8(value))).isInstanceOf(JsonSyntaxException.class);
        assertThatThrownBy(() -> StrictJson.parseObject(utf8(name))).isInstanceOf(JsonSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"\\u0061\":1}", "{\"\\/\":1,\"/\":1}", "{\"b\":{\"\\u0061\":1,\"\\u0061\":1}}"})
    void read_nameThatIsRepeatedInAnotherSpelling_isLeftAndRefused(String json) {
        assertThat(read(json)).isNull();
        assertThatThrownBy(() -> StrictJson.parseObject(utf8(json))).isInstanceOf(JsonSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\t", "\u0000", "\u001f", "\ufffd"})
    void read_controlCharacterOrReplacement_isLeft(String content) {
        assertThat(read("{\"a\":\"" + content + "\"}")).isNull();
        assertThat(read("{\"" + content + "\":1}")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80", "c3", "c328", "c0af", "eda080", "edb080", "eda080edb080", "f08080af", "f4908080", "ff"})
    void read_invalidUtf8_isLeft(String hex) {
        String bytes = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);

        assertThat(PlainJson.read(("{\"a\":\"" + bytes + "\"}").getBytes(StandardCharsets.ISO_8859_1)))
                .isNull();
        assertThat(PlainJson.read(("{\"" + bytes + "\":1}").getBytes(StandardCharsets.ISO_8859_1)))
                .isNull();
        assertThat(PlainJson.read(("{" + bytes + "}").getBytes(StandardCharsets.ISO_8859_1)))
                .isNull();
    }

    static List<String> tooMuch() {
        return List.of(
                object(257),
                "{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}",
                "{\"a\":".repeat(8) + "{}" + "}".repeat(8),
                "{\"a\":[" + "1,".repeat(1_024) + "1]}",
                "{}" + " ".repeat(32_767));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void read_tooMuch_isLeft(String json) {
        assertThat(read(json)).isNull();
    }

    @Test
    void read_asMuchAsIsPlain_isRead() {
        assertThat(read("{\"a\":[" + "1,".repeat(1_023) + "1]}")).isNotNull();
        assertThat(read("{}" + " ".repeat(32_766))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[{}],\"b\":1}", "{\"a\":[],\"b\":{}}"})
    @SuppressWarnings("unchecked")
    void read_result_cannotBeChangedAtAnyDepth(String json) {
        Map<String, Object> object = read(json);

        assertThatThrownBy(() -> object.put("c", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<Object>) object.get("a")).add(1))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17})
    void read_objectOfAnySize_cannotBeChanged(int members) {
        Map<String, Object> object = read(object(members));

        assertThatThrownBy(() -> object.put("m0", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    private static String object(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"m" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, Object> read(String json) {
        return PlainJson.read(utf8(json));
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
