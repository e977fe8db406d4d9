package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

    @ParameterizedTest
    @CsvSource({"'',''", "f,Zg", "fo,Zm8", "foo,Zm9v", "foob,Zm9vYg", "fooba,Zm9vYmE", "foobar,Zm9vYmFy"})
    void encodeAndDecode_vectorsOfRfc4648Section10_areInverse(String text, String encoded) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Base64Url.encode(bytes)).isEqualTo(encoded);
        assertThat(Base64Url.decode(encoded))
                .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Z",
                "Zg==",
                "Zg=",
                "Zh",
                "Zm9",
                "Zm9vY",
                "Zg Zg",
                " Zg",
                "Zg\n",
                "Zm+v",
                "Zm/v",
                "Zm.v",
                "Zm\u00e9v",
                "\uff21aaa",
                "=",
                "====",
                "Zm9v=",
                "\u0000aaa"
            })
    void decode_anythingNotCanonical_isRefused(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }

    @Test
    void decode_randomText_agreesWithTheDecoderOfTheJdkAndItsEncoder() {
        Random random = new Random(4_648);

        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(round -> randomText(random))
                        .filter(text ->
                                !Base64Url.decode(text).map(Base64Url::encode).equals(whatTheJdkWouldWrite(text))))
                .isEmpty();
    }

    @Test
    void decode_randomBytes_givesThemBack() {
        Random random = new Random(3_648);

        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(round -> randomBytes(random))
                        .filter(bytes -> !Arrays.equals(
                                bytes, Base64Url.decode(Base64Url.encode(bytes)).orElseThrow())))
                .isEmpty();
    }

    @Test
    void decode_partOfAText_readsNothingAroundIt() {
        byte[] characters = "a.Zm9vYg.b".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Base64Url.decode(characters, 2, 8))
                .hasValueSatisfying(decoded -> assertThat(decoded).asString().isEqualTo("foob"));
        assertThat(Base64Url.decode(characters, 1, 8)).isEmpty();
        assertThat(Base64Url.decode(characters, 2, 9)).isEmpty();
        assertThat(Base64Url.decode(characters, 2, 2))
                .hasValueSatisfying(decoded -> assertThat(decoded).isEmpty());
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String randomText(Random random) {
        return random.ints(random.nextInt(9), 0, 68)
                .mapToObj("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ "::charAt)
                .map(String::valueOf)
                .reduce("", String::concat);
    }

    private static Optional<String> whatTheJdkWouldWrite(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                    .filter(text::equals);
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
