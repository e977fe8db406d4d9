package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallObjectTest {
    /** All with one hash, which is also that of {@code AaAaAaAaC#}. */
    private static final List<String> COLLIDING = Stream.of("Aa", "BB")
            .flatMap(a -> Stream.of("Aa", "BB").map(b -> a + b))
            .flatMap(a -> Stream.of("Aa", "BB").map(b -> a + b))
            .flatMap(a -> Stream.of("Aa", "BB").map(b -> a + b))
            .flatMap(a -> Stream.of("Aa", "BB").map(b -> a + b))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 18, 31, 32, 255, 256})
    void parseObject_anyNumberOfMembers_isTheSameMapInTheSameOrder(int members) throws JsonSyntaxException {
        Map<String, Object> expected =
                numbered(IntStream.range(0, members).mapToObj(i -> "name " + i).toList());

        Map<String, Object> read = parsed(expected);

        assertThat(read).isEqualTo(expected).hasSameHashCodeAs(expected).hasSize(members);
        assertThat(new ArrayList<>(read.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
        assertThat(read.toString()).isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 32})
    void get_namesOfOneHash_findsEach(int members) throws JsonSyntaxException {
        Map<String, Object> expected = numbered(COLLIDING.subList(0, members));

        Map<String, Object> read = parsed(expected);

        assertThat(expected)
                .allSatisfy((name, value) -> assertThat(read.get(name)).isEqualTo(value));
        assertThat(read).doesNotContainKeys("AaAaAaAaC#", "");
    }

    @ParameterizedTest
    @MethodSource("lastOfEach")
    void parseObject_lastNameLikeAnyBefore_isRefused(int before, int like) {
        String members = IntStream.range(0, before)
                .mapToObj(i -> "\"" + COLLIDING.get(i) + "\":" + i)
                .collect(Collectors.joining(","));
        String json = "{" + members + ",\"" + COLLIDING.get(like) + "\":0}";

        assertThatThrownBy(() -> StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessage("a member name is repeated");
    }

    static Stream<Arguments> lastOfEach() {
        return IntStream.of(1, 2, 15, 16, 17, 31)
                .boxed()
                .flatMap(before -> IntStream.range(0, before).mapToObj(like -> Arguments.of(before, like)));
    }

    @Test
    void get_notAName_isNothing() throws JsonSyntaxException {
        Map<String, Object> read = StrictJson.parseObject("{\"a\":null}".getBytes(StandardCharsets.UTF_8));

        assertThat(read.get(null)).isNull();
        assertThat(read.containsKey(null)).isFalse();
        assertThat(read.get(7)).isNull();
        assertThat(read.containsKey(7)).isFalse();
        assertThat(read.get("a")).isNull();
        assertThat(read.containsKey("a")).isTrue();
    }

    @Test
    void parseObject_fewMembers_cannotBeChanged() throws JsonSyntaxException {
        Map<String, Object> read = StrictJson.parseObject("{\"a\":1,\"b\":2}".getBytes(StandardCharsets.UTF_8));
        Iterator<Map.Entry<String, Object>> entries = read.entrySet().iterator();
        Map.Entry<String, Object> first = entries.next();

        assertThatThrownBy(() -> read.put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.put("a", 3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(read.values()::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.keySet().remove("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.replaceAll((name, value) -> 0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> first.setValue(3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(entries::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThat(entries.next().getKey()).isEqualTo("b");
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17})
    void writeObject_anyNumberOfMembers_isReadBackEqualAndUnmodifiable(int members) throws Exception {
        Map<String, Object> read = parsed(
                numbered(IntStream.range(0, members).mapToObj(i -> "name " + i).toList()));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(written)) {
            output.writeObject(read);
        }

        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(written.toByteArray()))) {
            Object back = input.readObject();

            assertThat(back).isEqualTo(read);
            assertThatThrownBy(() -> ((Map<?, ?>) back).put(null, null))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static Map<String, Object> numbered(List<String> names) {
        Map<String, Object> members = new LinkedHashMap<>();
        names.forEach(name -> members.put(name, (long) members.size()));
        return members;
    }

    private static Map<String, Object> parsed(Map<String, Object> object) throws JsonSyntaxException {
        return StrictJson.parseObject(StrictJson.write(object).getBytes(StandardCharsets.UTF_8));
    }
}
