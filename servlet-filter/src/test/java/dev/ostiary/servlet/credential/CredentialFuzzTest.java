package dev.ostiary.servlet.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Spoilt {@code Authorization} and {@code Cookie} lines: no exception, and a token is found only where it is the one that
 * was sent. The seed is fixed, so a failure comes again.
 */
class CredentialFuzzTest {
    private static final int LINES = 20_000;
    private static final String TOKEN = "a.b.c";

    private static final List<String> PARTS = List.of(
            "Bearer",
            "bearer",
            "BEARER",
            "Basic",
            "DPoP",
            " ",
            " ",
            " ",
            "  ",
            "\t",
            TOKEN,
            TOKEN,
            TOKEN,
            "==",
            ",",
            ";",
            "=",
            "\"",
            "'",
            "\\",
            "access_token=",
            "access_token=",
            "other=",
            "é",
            "\u0000",
            "\u00a0",
            "\r\n",
            "%20",
            "realm=\"x\"");

    private final BearerOrCookie extractor = new BearerOrCookie(Optional.of("access_token"));

    private static Stream<String> lines(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, LINES)
                .mapToObj(i -> Stream.generate(() -> PARTS.get(random.nextInt(PARTS.size())))
                        .limit(random.nextInt(7))
                        .reduce(i % 2 == 0 ? "Bearer " : "", String::concat));
    }

    private Extraction ofHeader(String line) {
        return extractor.extract(FakeRequest.get("/").header("Authorization", line));
    }

    @Test
    void extract_spoiltAuthorization_findsOnlyWhatTheGrammarAllows() {
        List<String> found = lines(1).filter(line -> ofHeader(line) instanceof Extraction.Found)
                .toList();

        assertThat(found)
                .hasSizeGreaterThan(100)
                .allMatch(line -> line.strip().matches("(?i)bearer +[A-Za-z0-9._~+/-]+=*"));
    }

    @Test
    void extract_everyLineOfTheGrammar_isFound() {
        List<String> good = lines(2).filter(line -> line.matches("[Bb][Ee][Aa][Rr][Ee][Rr] +[A-Za-z0-9._~+/-]+=*"))
                .toList();

        assertThat(good).hasSizeGreaterThan(100).allMatch(line -> ofHeader(line) instanceof Extraction.Found);
    }

    @Test
    void extract_spoiltBearerLine_neverFallsBackToTheCookie() {
        Stream<Extraction> answers = lines(3).filter(line -> line.startsWith("Bearer "))
                .map(line -> extractor.extract(
                        FakeRequest.get("/").header("Authorization", line).cookie("access_token", TOKEN)));

        assertThat(answers)
                .noneMatch(answer -> answer instanceof Extraction.Found found && found.carrier() == Carrier.COOKIE);
    }

    @Test
    void extract_spoiltCookieLineBesideOneCookie_losesNotThatCookie() {
        Stream<Extraction> answers = lines(4).map(line ->
                extractor.extract(FakeRequest.get("/").header("Cookie", line).cookie("access_token", TOKEN)));

        assertThat(answers).allMatch(CredentialFuzzTest::holdsTheToken);
    }

    private static boolean holdsTheToken(Extraction answer) {
        return answer.equals(new Extraction.Found(TOKEN, Carrier.COOKIE))
                || (answer instanceof Extraction.Candidates several
                        && several.tokens().contains(TOKEN));
    }
}
