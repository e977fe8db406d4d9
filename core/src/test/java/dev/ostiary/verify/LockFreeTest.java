package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.Verification.Verified;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sixty-four threads verify at once, and none of them ever waits for another: not for a monitor, nor for any other lock. */
class LockFreeTest {
    private static final List<String> TOKENS = IntStream.range(0, 200)
            .mapToObj(i -> TokenShapes.USUAL.token(i).text())
            .toList();

    /** The cache is full, so that each hit is noted for the choice of what is to go next. */
    @Test
    void verify_tokensThatAreKept_neverWaits() throws Exception {
        JwtVerifier verifier = Verifiers.standard().build().withTokenCache(TOKENS.size());
        List<VerifiedJwt> kept =
                TOKENS.stream().map(token -> verified(verifier, token)).toList();

        assertThat(Waits.ofManyThreads(3_000, i -> {
                    int number = i % TOKENS.size();
                    return verified(verifier, TOKENS.get(number)) == kept.get(number);
                }))
                .containsSequence(0L, 0L);
    }

    /** A source of keys, a rule or a check of revocation may be slow; whoever is not with it does not notice. */
    @Test
    @Timeout(60)
    void verify_anotherThreadIsStuckInARule_goesOn() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicReference<Thread> slowOne = new AtomicReference<>();
        JwtVerifier verifier = Verifiers.standard()
                .claimRules((claims, now) -> {
                    if (Thread.currentThread() == slowOne.get()) {
                        stuck.countDown();
                        await(released);
                    }
                    return ClaimRule.Verdict.ACCEPTED;
                })
                .build()
                .withTokenCache(TOKENS.size());
        VerifiedJwt kept = verified(verifier, TOKENS.get(0));
        slowOne.set(new Thread(() -> verifier.verify(TOKENS.get(0)), "slow"));
        slowOne.get().start();
        stuck.await();

        assertThat(verified(verifier, TOKENS.get(0))).isSameAs(kept);
        assertThat(verified(verifier, TOKENS.get(1))).isNotNull();

        released.countDown();
        slowOne.get().join();
    }

    /** JJWT and the platform's provider included. */
    @Test
    void verify_hmacWithoutACache_neverWaits() throws Exception {
        JwtVerifier verifier = Verifiers.standard().build();

        assertThat(Waits.ofManyThreads(300, i -> verified(verifier, TOKENS.get(i % TOKENS.size())) != null))
                .containsSequence(0L, 0L);
    }

    private static VerifiedJwt verified(JwtVerifier verifier, String token) {
        return ((Verified) verifier.verify(token)).jwt();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
