package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.Verification.Verified;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sixty-four threads verify at once, and none of them ever waits for another: not for a monitor, nor for any other lock. */
class LockFreeTest {
    private static final List<String> TOKENS = IntStream.range(0, 200)
            .mapToObj(i -> TokenShapes.USUAL.token(i).text())
            .toList();

    @Test
    void verify_tokensThatAreKept_neverWaits() throws Exception {
        JwtVerifier verifier = Verifiers.standard().build().withTokenCache(1_000);
        TOKENS.forEach(verifier::verify);

        assertThat(Waits.ofManyThreads(5_000, i -> verify(verifier, i))).containsSequence(0L, 0L);
    }

    /** JJWT and the platform's provider included. */
    @Test
    void verify_hmacWithoutACache_neverWaits() throws Exception {
        JwtVerifier verifier = Verifiers.standard().build();

        assertThat(Waits.ofManyThreads(1_000, i -> verify(verifier, i))).containsSequence(0L, 0L);
    }

    private static boolean verify(JwtVerifier verifier, int number) {
        return verifier.verify(TOKENS.get(number % TOKENS.size())) instanceof Verified;
    }
}
