package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts of odd pieces: refused, or read exactly as {@link Properties} reads them. The seed is fixed. */
class PropertiesTextFuzzTest {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "c",
            "=",
            ":",
            " ",
            "\t",
            "\f",
            "\n",
            "\r",
            "\r\n",
            "\\",
            "\\\\",
            "\\\n",
            "\\\r",
            "\\\r\n",
            "#",
            "!",
            "\\u0061",
            "\\u00",
            "\\t",
            "\\x",
            "\\=",
            "é",
            "\ud83d",
            "\u0000",
            "\u2028",
            "\u0085",
            "\"",
            "\n  x=y\n");

    private static Stream<String> texts() {
        Random random = new Random(5);
        return Stream.generate(() -> Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                        .limit(random.nextInt(14))
                        .collect(Collectors.joining()))
                .limit(60_000);
    }

    @Test
    void parse_anyText_isRefusedOrMeansWhatPropertiesSays() {
        List<String> accepted = texts().filter(
                        text -> PropertiesText.parse(text).faults().isEmpty())
                .toList();

        assertThat(accepted).hasSizeGreaterThan(6_000);
        assertThat(accepted.stream().filter(text -> !ours(text).equals(theirs(text))))
                .isEmpty();
    }

    private static Map<String, String> ours(String text) {
        return PropertiesText.parse(text).entries().stream()
                .collect(Collectors.toMap(PropertiesText.Entry::name, PropertiesText.Entry::text));
    }

    private static Map<Object, Object> theirs(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(properties);
    }
}
