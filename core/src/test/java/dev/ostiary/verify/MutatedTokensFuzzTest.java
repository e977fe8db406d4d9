package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.ostiary.fuzz.Mutation;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Seeded mutations of tokens: no text throws, no second spelling of a token is accepted, and what is accepted here is
 * accepted by two other implementations too.
 */
class MutatedTokensFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final RawToken VALID = RawToken.valid();
    private static final JwtVerifier VERIFIER = Verifiers.standard().build();
    private static final JwtParser JJWT = Jwts.parser()
            .verifyWith(Keys.hmacShaKeyFor(RawToken.TEST_SECRET))
            .clock(() -> Date.from(RawToken.NOW))
            .build();

    @Test
    void verify_mutatedText_isRejectedWithoutAnException() {
        Random random = new Random(20_300_101);
        String token = VALID.text();

        assertThat(IntStream.range(0, ROUNDS)
                        .mapToObj(round -> Mutation.of(token, random))
                        .filter(text -> !text.equals(token))
                        .filter(text -> !(VERIFIER.verify(text) instanceof Rejected)))
                .isEmpty();
    }

    @Test
    void verify_mutatedContentUnderAGoodSignature_isAcceptedOnlyIfOthersAcceptItToo() {
        Random random = new Random(19_700_101);

        List<String> accepted = IntStream.range(0, ROUNDS)
                .mapToObj(round -> mutated(VALID, random).text())
                .filter(text -> VERIFIER.verify(text) instanceof Verified)
                .toList();

        assertThat(accepted)
                .isNotEmpty()
                .allSatisfy(text -> assertThatCode(() -> {
                            JJWT.parseSignedClaims(text);
                            assertThat(SignedJWT.parse(text).verify(new MACVerifier(RawToken.TEST_SECRET)))
                                    .isTrue();
                        })
                        .doesNotThrowAnyException());
    }

    private static RawToken mutated(RawToken token, Random random) {
        return random.nextInt(3) == 0
                ? token.withHeader(Mutation.of(token.header(), random))
                : token.withPayload(Mutation.of(token.payload(), random));
    }
}
