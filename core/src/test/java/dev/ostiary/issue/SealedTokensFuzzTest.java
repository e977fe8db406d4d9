package dev.ostiary.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.fuzz.Mutation;
import dev.ostiary.issue.Unsealing.Rejected;
import dev.ostiary.issue.Unsealing.Unsealed;
import dev.ostiary.key.SealingKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seeded mutations of sealed tokens: no text throws, no second spelling is accepted, what is accepted others accept. */
class SealedTokensFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final SealedToken VALID = SealedToken.valid(NOW.getEpochSecond() + 60);
    private static final SessionSeal SEAL = SessionSeal.of(
                    SealingKey.ofText("k1", "base64url:" + Base64Url.encode(SealedToken.KEY)))
            .withClock(InstantSource.fixed(NOW));

    @Test
    void unseal_mutatedText_isRejectedWithoutAnException() {
        Random random = new Random(20_300_101);
        String token = VALID.text();

        assertThat(SEAL.unseal(token)).isInstanceOf(Unsealed.class);
        assertThat(IntStream.range(0, ROUNDS)
                        .mapToObj(round -> Mutation.of(token, random))
                        .filter(text -> !text.equals(token))
                        .filter(text -> !(SEAL.unseal(text) instanceof Rejected)))
                .isEmpty();
    }

    @Test
    void unseal_mutatedContentUnderAGoodSeal_isAcceptedOnlyIfNimbusAcceptsItToo() {
        Random random = new Random(19_700_101);

        List<String> accepted = IntStream.range(0, ROUNDS)
                .mapToObj(round -> mutated(VALID, random).text())
                .filter(text -> SEAL.unseal(text) instanceof Unsealed)
                .toList();

        assertThat(accepted)
                .isNotEmpty()
                .allSatisfy(text -> assertThatCode(
                                () -> JWEObject.parse(text).decrypt(new DirectDecrypter(SealedToken.KEY)))
                        .doesNotThrowAnyException());
    }

    @Test
    void unseal_randomText_isRejectedWithoutAnException() {
        Random random = new Random(4_096);

        assertThat(IntStream.range(0, ROUNDS)
                        .mapToObj(round -> random.ints(random.nextInt(60), 0, 0xFFFF)
                                .mapToObj(c -> random.nextBoolean() ? "." : String.valueOf((char) c))
                                .collect(Collectors.joining()))
                        .filter(text -> !(SEAL.unseal(text) instanceof Rejected)))
                .isEmpty();
    }

    private static SealedToken mutated(SealedToken token, Random random) {
        return random.nextBoolean()
                ? token.withHeader(Mutation.of(token.header(), random))
                : token.withPayload(Mutation.of(token.payload(), random));
    }
}
