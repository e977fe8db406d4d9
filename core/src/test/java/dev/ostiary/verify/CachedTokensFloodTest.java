package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A full cache keeps all its tokens, whatever somebody without a key sends, and even with a good token in his hands. */
class CachedTokensFloodTest {
    private static final int GOOD = 100;
    private static final int BOGUS = 50_000;
    private static final byte[] OTHER_SECRET =
            "bogus-secret-0123456789-abcdefghijk-LMNOP".getBytes(StandardCharsets.UTF_8);
    private static final List<String> TOKENS = IntStream.range(0, GOOD)
            .mapToObj(i -> TokenShapes.USUAL.token(i).text())
            .toList();

    private final JwtVerifier verifier = Verifiers.standard().build().withTokenCache(GOOD);

    /** What is sent in a flood; each differs from a token that is kept in a place of its own. */
    private enum Flood {
        /** The header and the claims of a good token, under a signature that it has not. */
        BAD_SIGNATURE(i -> {
            String good = TOKENS.get(i % GOOD);
            int at = good.length() - 2 - i / GOOD % 40;
            return good.substring(0, at) + other(good.charAt(at), i) + good.substring(at + 1);
        }),
        /** The very signature of a good token, which an entry is found by, after other claims of the same length. */
        OTHER_CLAIMS_UNDER_A_GOOD_SIGNATURE(i -> {
            String good = TOKENS.get(i % GOOD);
            int at = good.indexOf('.') + 40 + i / GOOD % 400;
            return good.substring(0, at) + other(good.charAt(at), i) + good.substring(at + 1);
        }),
        /** As much of it as an entry is found by, at the end of a text of the same length. */
        GOOD_END_ALONE(i -> {
            String good = TOKENS.get(i % GOOD);
            String end = good.substring(good.length() - 16);
            return ("." + i + "x".repeat(good.length())).substring(0, good.length() - 16) + end;
        }),
        MALFORMED(i -> TOKENS.get(i % GOOD).replaceFirst("\\.", "") + i),
        /** Signed, by somebody who has another secret. */
        OTHER_SECRET_USED(i -> i < BOGUS / 20
                ? RawToken.valid()
                        .replacing("sub", "\"sub\":\"" + i + "\"")
                        .signedWith(OTHER_SECRET)
                        .text()
                : "");

        private final IntFunction<String> token;

        Flood(IntFunction<String> token) {
            this.token = token;
        }

        private static char other(char character, int i) {
            return character == 'A' + i % 20 ? 'z' : (char) ('A' + i % 20);
        }
    }

    private List<VerifiedJwt> verified() {
        return TOKENS.stream()
                .map(verifier::verify)
                .map(result -> ((Verified) result).jwt())
                .toList();
    }

    /** The objects of before are handed out again, so no signature was asked for. */
    @ParameterizedTest
    @EnumSource
    void verify_floodOfBogusTokens_pushesNoneOut(Flood flood) {
        List<VerifiedJwt> before = verified();

        long accepted = IntStream.range(0, BOGUS)
                .mapToObj(flood.token)
                .filter(token -> verifier.verify(token) instanceof Verified)
                .count();

        assertThat(accepted).isZero();
        assertThat(verified()).usingElementComparator((a, b) -> a == b ? 0 : 1).isEqualTo(before);
    }

    /** He may be rejected for another reason, too: only what is verified in full is kept. */
    @Test
    void verify_signedTokensThatAreRejected_pushNoneOut() {
        List<VerifiedJwt> before = verified();

        long accepted = IntStream.range(0, 2_000)
                .mapToObj(i -> RawToken.valid().replacing("sub", "\"sub\":\"" + i + "\""))
                .map(token -> token.replacing("aud", "\"aud\":\"billing\"").text())
                .filter(token -> verifier.verify(token) instanceof Verified)
                .count();

        assertThat(accepted).isZero();
        assertThat(verified()).usingElementComparator((a, b) -> a == b ? 0 : 1).isEqualTo(before);
    }
}
