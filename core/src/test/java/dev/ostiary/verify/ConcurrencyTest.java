package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One verifier serves many threads without mixing their tokens up. */
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 100_000;

    @Test
    void verify_fromManyThreads_givesEachItsOwnResult() throws Exception {
        JwtVerifier verifier = Verifiers.standard().build();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);

        List<Callable<Integer>> tasks = IntStream.range(0, THREADS)
                .mapToObj(thread -> (Callable<Integer>) () -> mistakes(verifier, "user-" + thread))
                .toList();
        List<Future<Integer>> results = threads.invokeAll(tasks);
        threads.shutdown();

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isZero());
    }

    private static int mistakes(JwtVerifier verifier, String subject) {
        RawToken token = RawToken.valid().replacing("sub", "\"sub\":\"" + subject + "\"");
        String good = token.text();
        String expired = token.expiringAt("5").text();
        return (int) IntStream.range(0, ROUNDS)
                .filter(round -> !isOf(verifier.verify(good), subject) || !isExpired(verifier.verify(expired)))
                .count();
    }

    private static boolean isOf(Verification result, String subject) {
        return result instanceof Verified verified
                && verified.jwt().subject().orElseThrow().equals(subject);
    }

    private static boolean isExpired(Verification result) {
        return result.equals(new Rejected(RejectionReason.TOKEN_EXPIRED));
    }
}
