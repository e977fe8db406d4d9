package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerifiedTokenCacheTest {
    private static final KnownToken KNOWN = known("header.payload.signature-of-thirty-one");

    @Test
    void find_theSameText_isTheToken() {
        VerifiedTokenCache cache = new VerifiedTokenCache(10);

        cache.add(KNOWN);

        assertThat(cache.find("header.payload.signature-of-" + "thirty-one")).isSameAs(KNOWN);
    }

    @Test
    void find_anyOtherText_isNothing() {
        VerifiedTokenCache cache = new VerifiedTokenCache(10);
        cache.add(KNOWN);

        assertThat(cache.find("Header.payload.signature-of-thirty-one")).isNull();
        assertThat(cache.find("header.payloae.signature-of-thirty-one")).isNull();
        assertThat(cache.find("header.payload.Signature-of-thirty-one")).isNull();
        assertThat(cache.find("header.payload.signature-of-thirty-onf")).isNull();
        assertThat(cache.find("signature-of-thirty-one")).isNull();
        assertThat(cache.find("short")).isNull();
        assertThat(cache.find(null)).isNull();
    }

    @Test
    void textAtEnd_lineThatEndsWithTheToken_isTheTextThatIsKept() {
        VerifiedTokenCache cache = new VerifiedTokenCache(10);
        cache.add(KNOWN);

        assertThat(cache.textAtEnd("Bearer " + KNOWN.text(), 7)).isSameAs(KNOWN.text());
        assertThat(cache.textAtEnd(KNOWN.text(), 0)).isSameAs(KNOWN.text());
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer header.payload.signature-of-thirty-one, 6",
        "Bearer header.payload.signature-of-thirty-one, 8",
        "Bearer Header.payload.signature-of-thirty-one, 7",
        "Bearer header.payloae.signature-of-thirty-one, 7",
        "Bearer header.payload.signature-of-thirty-onf, 7",
        "Bearer header.payload.signature-of-thirty-one=, 7",
        "Bearer short, 7",
        "Bearer, 6",
        "Bearer, 7"
    })
    void textAtEnd_anyOtherText_isNothing(String line, int from) {
        VerifiedTokenCache cache = new VerifiedTokenCache(10);
        cache.add(KNOWN);

        assertThat(cache.textAtEnd(line, from)).isNull();
    }

    @Test
    void remove_tokenOfTheSameSignature_leavesTheOther() {
        VerifiedTokenCache cache = new VerifiedTokenCache(10);
        KnownToken other = known("Header.payload.signature-of-thirty-one");
        cache.add(KNOWN);
        cache.add(other);
        assertThat(cache.find(KNOWN.text())).isSameAs(KNOWN);

        cache.remove(KNOWN);

        assertThat(cache.find(KNOWN.text())).isNull();
        assertThat(cache.find(other.text())).isSameAs(other);
        cache.remove(other);
        assertThat(cache.find(other.text())).isNull();
    }

    /** Two requests with a token that is new come at once, and both verify it. */
    @Test
    void add_tokenThatIsKeptAlready_leavesTheFirst() {
        VerifiedTokenCache cache = new VerifiedTokenCache(10);
        cache.add(KNOWN);

        cache.add(known(KNOWN.text()));

        assertThat(cache.find(KNOWN.text())).isSameAs(KNOWN);
        assertThat(cache.size()).isOne();
    }

    @Test
    void remove_tokenThatWasVerifiedAnewMeanwhile_leavesTheNewOne() {
        VerifiedTokenCache cache = new VerifiedTokenCache(10);
        KnownToken anew = known(KNOWN.text());
        cache.add(anew);

        cache.remove(KNOWN);

        assertThat(cache.find(KNOWN.text())).isSameAs(anew);
    }

    @Test
    void add_moreThanTheLimit_keepsNoMore() {
        VerifiedTokenCache cache = new VerifiedTokenCache(100);

        IntStream.range(0, 2_000)
                .mapToObj(i -> known("token-with-the-number-" + i))
                .forEach(cache::add);

        assertThat(cache.size()).isBetween(50L, 100L);
    }

    @Test
    void add_usualTokensUpToTheLimit_keepsAll() {
        VerifiedTokenCache cache = new VerifiedTokenCache(100);

        IntStream.range(0, 100).mapToObj(TokenShapes.USUAL::token).forEach(token -> cache.add(verified(token)));

        assertThat(cache.size()).isEqualTo(100);
    }

    /** Whatever is in them: an issuer with odd tokens must not make the application run out of memory. */
    @ParameterizedTest
    @EnumSource
    void add_manyMoreThanFit_staysWithinTheMemoryThatWasPromised(TokenShapes shape) {
        VerifiedTokenCache cache = new VerifiedTokenCache(100);
        long promised = 100L * VerifiedTokenCache.LEAST_BYTES;

        IntStream.range(0, 150).mapToObj(shape::token).forEach(token -> cache.add(verified(token)));

        assertThat(cache.bytes()).isBetween(promised / 2, promised);
        assertThat(cache.size() * shape.measured()).isBetween(promised / 4, promised + promised / 10);
    }

    @Test
    void add_tokenThatTakesMoreThanAllThereIs_keepsItNotAndTheOthersStay() {
        VerifiedTokenCache cache = new VerifiedTokenCache(10);
        KnownToken usual = verified(TokenShapes.USUAL.token(0));
        cache.add(usual);
        assertThat(cache.size()).isOne();

        IntStream.range(0, 100).mapToObj(TokenShapes.SCOPES::token).forEach(token -> cache.add(verified(token)));

        assertThat(cache.size()).isOne();
        assertThat(cache.find(usual.text())).isSameAs(usual);
    }

    @ParameterizedTest
    @EnumSource
    void bytes_ofAKnownToken_areAboutWhatItTakes(TokenShapes shape) {
        assertThat(verified(shape.token(0)).bytes())
                .isBetween((int) (0.95 * shape.measured()), (int) (1.6 * shape.measured()));
    }

    @Test
    void toString_ofAKnownToken_showsNothingOfIt() {
        assertThat(KNOWN).hasToString("KnownToken[" + KNOWN.jwt() + "]");
        assertThat(KNOWN.toString()).doesNotContain("payload", "signature");
    }

    private static KnownToken verified(RawToken token) {
        return known(token.text(), token);
    }

    /** As if the verifier had verified another text; all else is that of a good token. */
    private static KnownToken known(String text) {
        return known(text, RawToken.valid());
    }

    private static KnownToken known(String text, RawToken token) {
        Progress progress = new Progress();
        VerifiedJwt jwt =
                Verifiers.standard().build().verify(token.text(), progress).orElseThrow();
        return new KnownToken(text, jwt, KnownOrigin.of(progress));
    }
}
