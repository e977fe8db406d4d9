package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownHeadersTest {
    private final KnownHeaders known = new KnownHeaders();

    @Test
    void find_theSameCharacters_isTheHeaderThatWasAdded() {
        AcceptedHeader header = header("abc");

        known.add(header);

        assertThat(known.find(ascii("abc.def"), 3)).isSameAs(header);
    }

    @Test
    void find_otherCharactersOrAnotherLength_isNothing() {
        known.add(header("abc"));

        assertThat(known.find(ascii("abd.def"), 3)).isNull();
        assertThat(known.find(ascii("abc.def"), 4)).isNull();
        assertThat(known.find(ascii("ab.def"), 2)).isNull();
        assertThat(known.find(ascii(".def"), 0)).isNull();
    }

    @Test
    void add_moreThanSixteen_forgetsTheOldest() {
        IntStream.range(0, 17).mapToObj(i -> header("h" + (char) ('a' + i))).forEach(known::add);

        assertThat(known.find(ascii("ha"), 2)).isNull();
        assertThat(known.find(ascii("hb"), 2)).isNotNull();
        assertThat(known.find(ascii("hq"), 2)).isNotNull();
    }

    @Test
    void verify_headerSeenInAVerifiedToken_changesNothingForOthers() {
        JwtVerifier verifier = standard().build();
        String good = RawToken.valid().text();
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        String header = good.substring(0, good.indexOf('.'));

        assertThat(verifier.verify(good)).isInstanceOf(Verified.class);

        assertThat(verifier.verify(good)).isInstanceOf(Verified.class);
        assertThat(verifier.verify(unsigned)).isEqualTo(new Rejected(BAD_SIGNATURE));
        assertThat(verifier.verify(header)).isEqualTo(new Rejected(MALFORMED_TOKEN));
        assertThat(verifier.verify(header + ".")).isEqualTo(new Rejected(MALFORMED_TOKEN));
        assertThat(verifier.verify(header + "...")).isEqualTo(new Rejected(MALFORMED_TOKEN));
        assertThat(verifier.verify(header + "....")).isEqualTo(new Rejected(MALFORMED_TOKEN));
        assertThat(verifier.verify(header + ".e30=.")).isEqualTo(new Rejected(MALFORMED_TOKEN));
    }

    @Test
    void toString_ofAHeader_showsItsAlgorithmOnly() {
        assertThat(header("abc")).hasToString("AcceptedHeader[HS256]");
    }

    private static AcceptedHeader header(String segment) {
        return new AcceptedHeader(ascii(segment), null, new KeyQuery(JwsAlgorithm.HS256, "k1"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
