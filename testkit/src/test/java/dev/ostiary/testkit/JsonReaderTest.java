package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading what clients sign. */
class JsonReaderTest {
    @Test
    void object_ofEachType_isRead() {
        Map<String, Object> read = JsonReader.object(
                " { \"a\" : \"x\\u0041\\n\\\"\" , \"b\":[1,-2.5e1,true,false,null,[],{}] , \"c\":{\"d\":\"\"} } ");

        assertThat(read)
                .containsEntry("a", "xA\n\"")
                .containsEntry("b", Arrays.asList(1.0, -25.0, true, false, null, List.of(), Map.of()))
                .containsEntry("c", Map.of("d", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":nul}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"x",
                "{\"a\" 1}",
                "{\"a\":--}",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[",
            })
    void object_anythingElse_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.object(text));
    }
}
