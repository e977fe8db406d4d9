package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages good JSON at random, with a fixed seed. */
class StrictJsonFuzzTest {
    private static final int ROUNDS = 5_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}",
                "{\"alg\":\"RS256\",\"kid\":\"\\u00e9\\uD83D\\uDE00\u00e9\u20ac\ud83d\ude00\"}",
                "{\"a\":[1,-2.5e3,{\"b\":[null,false]}],\"c\":12345678901234567890}"
            })
    void parseObject_damagedJson_isRefusedOrSurvivesARoundTrip(String good) {
        assertThat(differencesAfterARoundTrip(good.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static List<String> differencesAfterARoundTrip(byte[] good) {
        Random random = new Random(42);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = damaged(good, random);
            try {
                Map<String, Object> read = StrictJson.parseObject(bytes);
                String written = StrictJson.write(read);
                if (!StrictJson.parseObject(written.getBytes(StandardCharsets.UTF_8))
                        .equals(read)) {
                    differences.add(written);
                }
            } catch (JsonSyntaxException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        return differences;
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
