package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.KEY_B;
import static dev.ostiary.key.Remote.KEY_C;
import static dev.ostiary.key.Remote.UNKNOWN;
import static dev.ostiary.key.Remote.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sixteen threads look keys up while the server rotates and fails, and time passes. */
class RemoteJwksHammerTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 3_000;

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicInteger fetches = new AtomicInteger();

    /** Key A is always in the set, beside B or C in turn; every third fetch fails. */
    private FetchOutcome rotatingAndFailing(FetchRequest request) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        int count = fetches.incrementAndGet();
        Thread.yield();
        inFlight.decrementAndGet();
        return count % 3 == 0
                ? new FetchOutcome.Failed(JwksFault.STATUS)
                : StubFetcher.set(KEY_A, count % 2 == 0 ? KEY_B : KEY_C);
    }

    @Test
    void find_fromManyThreads_neverFetchesTwiceAtOnceNorCallsAGoodKeyUnknown() throws Exception {
        RemoteJwks keys = RemoteJwks.at(StubFetcher.URI_OF_SET)
                .fetcher(this::rotatingAndFailing)
                .clock(clock)
                .refetchInterval(Duration.ofSeconds(1))
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);

        List<Callable<Long>> tasks = IntStream.range(0, THREADS)
                .mapToObj(thread -> (Callable<Long>) () -> timesUnknown(keys))
                .toList();
        List<Future<Long>> results = threads.invokeAll(tasks);
        threads.shutdown();
        keys.close();

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isZero());
        assertThat(mostInFlight).hasValue(1);
        assertThat(fetches).hasValueGreaterThan(20);
    }

    private long timesUnknown(RemoteJwks keys) {
        return IntStream.range(0, ROUNDS)
                .filter(round -> {
                    clock.advance(Duration.ofMillis(37));
                    keys.find(query(round % 2 == 0 ? "b" : "c"));
                    return keys.find(query("a")).equals(UNKNOWN);
                })
                .count();
    }
}
