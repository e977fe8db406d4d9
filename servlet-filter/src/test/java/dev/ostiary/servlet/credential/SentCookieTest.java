package dev.ostiary.servlet.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeRequest;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of cookies says, read in place as it would be by taking it to pieces. */
class SentCookieTest {
    private static final int LINES = 50_000;
    private static final String NAME = "aa";

    private static final List<String> PARTS = List.of(
            "aa", "aa", "a", "aa=", "b", "x.y", "x.y", ";", ";", "; ", "=", " ", "\t", "\"", ",", "\u2003", "\u00e4");

    private static List<SentCookie> sent(String line) {
        return SentCookie.named(NAME, FakeRequest.get("/").header("Cookie", line));
    }

    /** The same by the plainest means. */
    private static List<String> inPieces(String line) {
        return Stream.of(line.split(";", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].strip().equals(NAME))
                .map(pair -> pair.length == 2 ? pair[1].strip() : "")
                .toList();
    }

    private static boolean isCutShort(String token, String sent) {
        return sent.contains(token) && !sent.equals(token) && !sent.equals("\"" + token + "\"");
    }

    private static List<String> lines() {
        Random random = new Random(5);
        return IntStream.range(0, LINES)
                .mapToObj(i -> Stream.generate(() -> PARTS.get(random.nextInt(PARTS.size())))
                        .limit(random.nextInt(12))
                        .reduce("", String::concat))
                .toList();
    }

    @Test
    void named_anyLine_readsWhatItsPiecesSay() {
        assertThat(lines())
                .allSatisfy(line ->
                        assertThat(sent(line)).extracting(SentCookie::value).isEqualTo(inPieces(line)));
        assertThat(lines().stream().filter(line -> inPieces(line).size() > 1)).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({"x.y", "x", "'\"'", "'\"\"'", "'\"x.y'"})
    void isCutShortTo_anyLine_saysWhatTheCopySays(String shown) {
        List<SentCookie> all =
                lines().stream().flatMap(line -> sent(line).stream()).toList();

        assertThat(all)
                .hasSizeGreaterThan(5_000)
                .allSatisfy(
                        cookie -> assertThat(cookie.isCutShortTo(shown)).isEqualTo(isCutShort(shown, cookie.value())));
    }

    @Test
    void named_severalLines_areReadInTheirOrder() {
        FakeRequest request = FakeRequest.get("/")
                .header("Cookie", "aa=1; b=2")
                .header("cookie", "c=3; aa=4")
                .header("Cookie2", "aa=5");

        assertThat(SentCookie.named(NAME, request))
                .extracting(SentCookie::value)
                .containsExactly("1", "4");
    }

    @Test
    void toString_showsNothing() {
        assertThat(sent("aa=planted")).singleElement().asString().doesNotContain("planted");
    }

    /** Every place of a line is one where nothing stands: the search would not end. */
    @Test
    void extractors_cookieWithoutAName_areRefused() {
        assertThatThrownBy(() -> new CookieToken(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new BearerOrCookie(Optional.of(""))).isInstanceOf(IllegalArgumentException.class);
    }
}
