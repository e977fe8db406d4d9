package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two readers of the same bytes never come to two results. Objects at random, whole and damaged, with fixed seeds. */
class PlainJsonFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> TEXTS = List.of(
            "",
            "iss",
            "sub",
            "a",
            "b",
            "https://id.example/",
            "caf\u00e9",
            "\u20ac",
            "\ud83d\ude00",
            "\\u0061",
            "a\\/b",
            "\\n\\t\\\"\\\\",
            "\\u00e9 \u00e9",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\ude00\\ud83d",
            "\\x",
            "\ufffd");
    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "-17",
            "1300819380",
            "999999999999999999",
            "1000000000000000000",
            "9223372036854775807",
            "9223372036854775808",
            "1.5",
            "-0.0",
            "0.1e-7",
            "1e3",
            "1E+308",
            "1e309",
            "12345678901234567.25",
            "3.14159265358979323846264338327950288",
            "1.",
            "1e",
            "01",
            "-");
    private static final String DAMAGE = "{}[]\":,\\ \n\t01-.eatrufn";

    private final List<String> differences = new ArrayList<>();
    private int readAtOnce;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void read_wholeAndDamagedObjects_isLeftOrWhatTheOtherReaderReads(long seed) {
        Random random = new Random(seed);

        for (int i = 0; i < ROUNDS; i++) {
            byte[] whole = object(random, 0).getBytes(StandardCharsets.UTF_8);
            compare(whole);
            compare(damaged(whole, random));
        }

        assertThat(differences).isEmpty();
        assertThat(readAtOnce).isGreaterThan(ROUNDS / 4);
    }

    private void compare(byte[] json) {
        Map<String, Object> plain = PlainJson.read(json);
        if (plain == null) {
            return;
        }
        readAtOnce++;
        try {
            Map<String, Object> other = JsonReader.read(json);
            // In words, too: maps are equal in whatever order.
            if (!other.equals(plain) || !other.toString().equals(plain.toString())) {
                differences.add(new String(json, StandardCharsets.UTF_8));
            }
        } catch (JsonSyntaxException refused) {
            differences.add(new String(json, StandardCharsets.UTF_8));
        }
    }

    private static String object(Random random, int depth) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> text(random) + space(random) + ":" + value(random, depth))
                .collect(Collectors.joining(",", space(random) + "{", space(random) + "}"));
    }

    private static String value(Random random, int depth) {
        return space(random)
                + switch (random.nextInt(depth < 9 ? 8 : 6)) {
                    case 0, 1, 2 -> text(random);
                    case 3, 4, 5 -> SCALARS.get(random.nextInt(SCALARS.size()));
                    case 6 -> object(random, depth + 1);
                    default ->
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(i -> value(random, depth + 1))
                                .collect(Collectors.joining(",", "[", "]"));
                }
                + space(random);
    }

    private static String text(Random random) {
        return "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
    }

    private static String space(Random random) {
        return random.nextInt(10) == 0 ? " " : "";
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = Arrays.copyOf(whole, whole.length - random.nextInt(2));
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
        }
        return bytes;
    }
}
