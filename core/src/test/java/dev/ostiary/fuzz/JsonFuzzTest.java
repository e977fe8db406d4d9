package dev.ostiary.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The JSON of headers, claims and keys: what is accepted comes back from writing and reading it again. */
class JsonFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void parseObject(byte[] input) {
        Map<String, Object> read;
        try {
            read = StrictJson.parseObject(input);
        } catch (JsonSyntaxException refused) {
            assertThat(refused).hasNoCause();
            return;
        }

        assertThat(reread(StrictJson.write(read))).isEqualTo(read);
    }

    private static Map<String, Object> reread(String written) {
        try {
            return StrictJson.parseObject(written.getBytes(StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            throw new AssertionError("what was written is not read", e);
        }
    }
}
