package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTextTest {
    private static final String TOKEN = "header.payload.signature";

    @ParameterizedTest
    @CsvSource({
        "header.payload.signature, 0",
        "Bearer header.payload.signature, 7",
        "header.payload.signature.header.payload.signature, 25"
    })
    void equals_lineThatEndsSo_isEqualEitherWay(String line, int from) {
        TokenText alone = new TokenText(TOKEN, 0);
        TokenText atEnd = new TokenText(line, from);

        assertThat(atEnd).isEqualTo(alone).hasSameHashCodeAs(alone).isEqualTo(new TokenText("x " + TOKEN, 2));
        assertThat(alone).isEqualTo(atEnd);
    }

    @ParameterizedTest
    @CsvSource({
        "header.payload.signature, 1",
        "Header.payload.signature, 0",
        "header.payload.signaturf, 0",
        "Bearer header.payload.signature, 6",
        "Bearer header.payload.signature, 8",
        "Bearer Header.payload.signature, 7",
        "Bearer header.payload.signature=, 7",
        "header.payload.signature-Bearer-, 8",
        "ature, 0",
        "Bearer, 6",
        "Bearer, 7"
    })
    void equals_anyOtherText_isNotEitherWay(String line, int from) {
        TokenText other = new TokenText(line, from);

        assertThat(other).isNotEqualTo(new TokenText(TOKEN, 0)).isNotEqualTo(new TokenText("x " + TOKEN, 2));
        assertThat(new TokenText(TOKEN, 0)).isNotEqualTo(other);
        assertThat(new TokenText("x " + TOKEN, 2)).isNotEqualTo(other);
    }

    @Test
    void hashCode_ofTextsThatAreShort_looksAtNothingInFrontOfThem() {
        assertThat(new TokenText("Bearer a.b.c", 7)).hasSameHashCodeAs(new TokenText("a.b.c", 0));
    }

    /** Whichever of the last characters differ, even if in one bit. */
    @Test
    void hashCode_ofManyEnds_isHardlyEverTheSame() {
        Set<Integer> hashes = new HashSet<>();

        IntStream.range(0, 10_000)
                .mapToObj(i -> "header.payload.sign" + "%014d".formatted(1_000L * i))
                .forEach(text -> hashes.add(new TokenText(text, 0).hashCode()));

        assertThat(hashes).hasSizeGreaterThan(9_990);
    }
}
