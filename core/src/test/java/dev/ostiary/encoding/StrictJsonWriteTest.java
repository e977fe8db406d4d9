package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonWriteTest {

    @ParameterizedTest
    @MethodSource("values")
    void write_valueOfJson_isWritten(Object value, String expected) {
        assertThat(StrictJson.write(Collections.singletonMap("v", value))).isEqualTo("{\"v\":" + expected + "}");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("a\"\\/\n\u0001\u00e9", "\"a\\\"\\\\/\\n\\u0001\u00e9\""),
                Arguments.of("\ud83d\ude00", "\"\ud83d\ude00\""),
                Arguments.of(true, "true"),
                Arguments.of(null, "null"),
                Arguments.of((byte) 1, "1"),
                Arguments.of((short) 2, "2"),
                Arguments.of(-3, "-3"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(new BigInteger("9".repeat(30)), "9".repeat(30)),
                Arguments.of(1.5, "1.5"),
                Arguments.of(1e30, "1.0E30"),
                Arguments.of(0.25f, "0.25"),
                Arguments.of(new BigDecimal("12.50"), "12.50"),
                Arguments.of(new BigDecimal("1E+3"), "1E+3"),
                Arguments.of(new String[] {"a", null}, "[\"a\",null]"),
                Arguments.of(new Object[0], "[]"),
                Arguments.of(List.of(), "[]"),
                Arguments.of(Collections.singleton("x"), "[\"x\"]"),
                Arguments.of(Arrays.asList(1, null, List.of("x")), "[1,null,[\"x\"]]"),
                Arguments.of(Map.of("k", Map.of()), "{\"k\":{}}"));
    }

    @Test
    void write_members_keepTheirOrder() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", 1);
        object.put("a", 2);

        assertThat(StrictJson.write(object)).isEqualTo("{\"z\":1,\"a\":2}");
    }

    @Test
    void write_thenParse_givesTheSameObject() throws JsonSyntaxException {
        String json = "{\"s\":\"\u00e9\",\"i\":1,\"d\":-2.5E-7,\"l\":[true,null,{\"x\":[]}]}";

        assertThat(StrictJson.write(StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("foreignValues")
    void write_valueThatIsNotJson_isRefusedNamingPathAndReason(Object value, String reason) {
        Map<String, Object> object = Map.of("a", Arrays.asList(0, Collections.singletonMap("b", value)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrictJson.write(object))
                .withMessageStartingWith("the value at /a/1/b ")
                .withMessageContaining(reason);
    }

    static Stream<Arguments> foreignValues() {
        return Stream.of(
                Arguments.of(Instant.EPOCH, "java.time.Instant"),
                Arguments.of('c', "java.lang.Character"),
                Arguments.of(new int[0], "class [I"),
                Arguments.of(new BigDecimal("1E+400"), "not finite"),
                Arguments.of(new BigDecimal("0." + "1".repeat(63)), "more than 64 characters"),
                Arguments.of(new AtomicInteger(), "java.util.concurrent.atomic.AtomicInteger"),
                Arguments.of(Double.NaN, "not finite"),
                Arguments.of(Float.POSITIVE_INFINITY, "not finite"),
                Arguments.of("\ud83d", "lone surrogate"),
                Arguments.of(Map.of("\ude00", 1), "lone surrogate"),
                Arguments.of(Map.of(1, 1), "not a String"),
                Arguments.of(Collections.singletonMap(null, 1), "not a String"),
                Arguments.of(BigInteger.TEN.pow(64), "more than 64 characters"),
                Arguments.of(Collections.nCopies(1025, 1), "more than 1024 elements"),
                Arguments.of(members(257), "more than 256 members"));
    }

    @Test
    void write_limitsOfTheReader_areThoseOfTheWriter() throws JsonSyntaxException {
        Map<String, Object> object = Map.of("m", members(256), "l", Collections.nCopies(1024, 1), "d", nested(30));

        String json = StrictJson.write(object);

        assertThat(StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8)))
                .containsOnlyKeys("m", "l", "d");
    }

    @Test
    void write_nestedDeeperThan32OrEndlessly_isRefused() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("x", endless);

        assertThatIllegalArgumentException().isThrownBy(() -> StrictJson.write(endless));
        assertThatIllegalArgumentException().isThrownBy(() -> StrictJson.write(Map.of("d", nested(31))));
    }

    @Test
    void write_refusal_neverShowsTheValue() {
        Object marker = new Object() {
            @Override
            public String toString() {
                return "marker";
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrictJson.write(Map.of("a", marker)))
                .withMessageNotContaining("marker");
    }

    private static Object nested(int lists) {
        return Stream.iterate(List.<Object>of(), List::<Object>of)
                .skip(lists)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> members(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "m" + i, Function.identity()));
    }
}
