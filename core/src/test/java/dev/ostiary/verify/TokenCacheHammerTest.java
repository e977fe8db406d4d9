package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Threads that add, find and drop tokens of one small cache at the same time; many of the texts share a hash. */
class TokenCacheHammerTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 30_000;
    private static final int ROOM = 50;
    private static final VerifiedJwt JWT = Verifiers.verified(Verifiers.standard(), RawToken.valid());
    private static final KnownOrigin ORIGIN = origin();
    private static final List<String> TEXTS = IntStream.range(0, 120)
            .mapToObj(i -> "header.claims-" + i + ".signature-" + i / 4 * 1_000_003L)
            .toList();

    private final VerifiedTokenCache cache = new VerifiedTokenCache(ROOM);

    @Test
    void find_whileOthersChangeIt_isNothingOrTheTokenOfTheText() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);

        List<Callable<Seen>> tasks = IntStream.range(0, THREADS)
                .mapToObj(thread -> (Callable<Seen>) () -> work(new Random(thread)))
                .toList();
        List<Future<Seen>> results = threads.invokeAll(tasks);
        threads.shutdown();

        assertThat(results).allSatisfy(result -> {
            assertThat(result.get().ofAnotherText()).isZero();
            assertThat(result.get().found()).isGreaterThan(ROUNDS / 20);
        });
        assertThat(cache.size()).isBetween(1L, (long) ROOM);
        assertThat(cache.bytes()).isEqualTo(cache.size() * VerifiedTokenCache.LEAST_BYTES);
        assertThat(TEXTS.stream().filter(text -> cache.find(text) != null)).hasSize((int) cache.size());
    }

    /**
     * What one thread has seen.
     *
     * @param found how many tokens
     * @param ofAnotherText how many of them were not what was asked for
     */
    private record Seen(int found, int ofAnotherText) {}

    private Seen work(Random random) {
        int found = 0;
        int wrong = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            KnownToken known = cache.find(text);
            if (known == null) {
                cache.add(new KnownToken(text, JWT, ORIGIN));
            } else {
                found++;
                wrong += known.text().equals(text) ? 0 : 1;
                if (random.nextInt(4) == 0) {
                    cache.remove(known);
                }
            }
        }
        return new Seen(found, wrong);
    }

    private static KnownOrigin origin() {
        Progress progress = new Progress();
        Verifiers.standard().build().verify(RawToken.valid().text(), progress).orElseThrow();
        return KnownOrigin.of(progress);
    }
}
