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
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of cookies say, read in place as they would be by taking them to pieces (RFC 6265, section 4.2.1). */
class CookieFieldsTest {
    private static final int LINES = 50_000;
    private static final String NAME = "aa";

    private static final List<String> PARTS = List.of(
            "aa", "aa", "a", "aa=", "aa=x", ";aa=y", "b", "x.y", "x.y", ";", ";", "; ", "=", " ", "\t", "\"", ",",
            "\u2003", "\u00e4");

    private static List<String> sent(String... lines) {
        FakeRequest request = FakeRequest.get("/");
        Stream.of(lines).forEach(line -> request.header("Cookie", line));
        return CookieFields.values(NAME, request);
    }

    /** The same by the plainest means. */
    private static List<String> inPieces(String line) {
        return Stream.of(line.split(";", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && trimmed(pair[0]).equals(NAME))
                .map(pair -> trimmed(pair[1]).replaceFirst("(?s)^\"(.*)\"$", "$1"))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String trimmed(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
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
    void values_anyLine_areWhatItsPiecesSay() {
        assertThat(lines()).allSatisfy(line -> assertThat(sent(line)).isEqualTo(inPieces(line)));
        assertThat(lines().stream().filter(line -> inPieces(line).size() > 1)).hasSizeGreaterThan(200);
    }

    /** Without copying any; a value in quotes may be passed over, for it is found the other way. */
    @Test
    void placeOf_anyLineAndAnyGuess_isWhatItsValuesSay() {
        assertThat(lines()).allSatisfy(line -> {
            FakeRequest request = FakeRequest.get("/").header("Cookie", line);
            List<String> plain = sent(line).stream()
                    .filter(value -> line.matches("(?s)(.*;)?[ \t]*aa[ \t]*=[ \t]*\\Q" + value + "\\E(;.*)?"))
                    .toList();
            for (String value : List.of("x", "y", "x.y", "aa")) {
                assertThat(IntStream.rangeClosed(-1, line.length() + 1)
                                .mapToObj(guess -> CookieFields.placeOf(NAME, value, request, guess) >= 0))
                        .containsOnly(plain.contains(value));
            }
        });
    }

    @Test
    void placeOf_aCookieThatHasMoved_isItsNewPlace() {
        FakeRequest before = FakeRequest.get("/").header("Cookie", "b=1; aa=token");
        FakeRequest after = FakeRequest.get("/").header("Cookie", "b=12345; aa=token");

        assertThat(CookieFields.placeOf(NAME, "token", before, -1)).isEqualTo(5);
        assertThat(CookieFields.placeOf(NAME, "token", after, 5)).isEqualTo(9);
    }

    @Test
    void values_ofSeveralFields_areInTheirOrder() {
        FakeRequest request = FakeRequest.get("/")
                .header("Cookie", "aa=1; b=2")
                .header("cookie", "c=3; aa=4")
                .header("Cookie2", "aa=5");

        assertThat(CookieFields.values(NAME, request)).containsExactly("1", "4");
    }

    /** What separated cookies, or was part of them, before RFC 6265. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "b=c, aa=planted",
                "b=\"c, aa=planted\"",
                "$Version=1, aa=planted",
                "b=c aa=planted",
                "=aa=planted",
                "b=aa=planted",
                "aa",
                "aa; b",
                "Aa=planted",
                "$aa=planted",
                "aa2=planted",
                "\u00a0aa=planted",
                "\"aa\"=planted"
            })
    void values_neighbourOfALegacyForm_isNoCookieOfTheName(String neighbour) {
        assertThat(sent(neighbour)).isEmpty();
        assertThat(sent(neighbour + "; aa=own")).containsExactly("own");
        assertThat(sent("aa=own; " + neighbour)).containsExactly("own");
        assertThat(sent("aa=own", neighbour)).containsExactly("own");
    }

    @ParameterizedTest
    @CsvSource({
        "aa=x, x",
        "aa = x , x",
        "$Version=1; aa=x; $Path=/, x",
        "'aa=\"x\"', x",
        "'aa=\"x', '\"x'",
        "'aa=x\"', 'x\"'",
        "'aa=\"', '\"'",
        "'aa=x,y', 'x,y'",
        "'aa=x y', 'x y'",
        "aa=x=y, x=y"
    })
    void values_ofOneCookie_isAllUpToTheSemicolon(String line, String value) {
        assertThat(sent(line)).containsExactly(value);
    }

    /** Every place of a line is one where nothing stands: the search would not end. */
    @Test
    void extractors_cookieWithoutAName_areRefused() {
        assertThatThrownBy(() -> new CookieToken(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new BearerOrCookie(Optional.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void all_moreThanBrowsersSend_isCutOff() {
        FakeRequest request = FakeRequest.get("/");
        IntStream.rangeClosed(1, CookieToken.MOST + 1).forEach(i -> request.header("Cookie", NAME + "=" + i));

        assertThat(new CookieToken(NAME).all(request))
                .hasSize(CookieToken.MOST)
                .contains("1", String.valueOf(CookieToken.MOST));
    }
}
