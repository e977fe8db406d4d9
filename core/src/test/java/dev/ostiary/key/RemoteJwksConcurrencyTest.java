package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.KEY_B;
import static dev.ostiary.key.Remote.UNKNOWN;
import static dev.ostiary.key.Remote.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads at once, against a server that is slow until it is let go. */
class RemoteJwksConcurrencyTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final MovableClock clock = new MovableClock();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final StubFetcher fetcher = new StubFetcher().serving(KEY_A);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RemoteJwks keys = remote(LONG);

    @AfterEach
    void close() {
        letGo.countDown();
        keys.close();
        threads.shutdownNow();
    }

    private RemoteJwks remote(Duration brief) {
        return RemoteJwks.at(StubFetcher.URI_OF_SET)
                .fetcher(fetcher)
                .clock(clock)
                .timeout(LONG)
                .brief(brief)
                .build();
    }

    private void slowly(FetchOutcome outcome) {
        fetcher.answering(request -> {
            asked.countDown();
            await(letGo);
            return outcome;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Future<KeyLookup>> findFrom(int count, String id) {
        CountDownLatch begun = new CountDownLatch(count);
        Callable<KeyLookup> look = () -> {
            begun.countDown();
            return keys.find(query(id));
        };
        List<Future<KeyLookup>> results =
                IntStream.range(0, count).mapToObj(i -> threads.submit(look)).toList();
        await(begun);
        return results;
    }

    /** Keys that nobody has would hold as many threads as there are requests, and nobody else were served. */
    @Test
    void find_aThousandThreadsWithANewKeyWhileOthersServe_fourWaitAndTheOthersAreToldAtOnce() {
        keys.find(query("a"));
        clock.set(Duration.ofSeconds(30));
        slowly(StubFetcher.set(KEY_A, KEY_B));
        CompletionService<KeyLookup> results = new ExecutorCompletionService<>(threads);

        IntStream.range(0, 1_000).forEach(i -> results.submit(() -> keys.find(query("b"))));
        List<KeyLookup> atOnce = next(996, results);
        assertThat(keys.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
        letGo.countDown();
        List<KeyLookup> waited = next(4, results);

        assertThat(atOnce).containsOnly(new KeyLookup.Unavailable(Duration.ofSeconds(1)));
        assertThat(waited).allSatisfy(found -> assertThat(found).isInstanceOf(KeyLookup.Found.class));
        assertThat(fetcher.count()).isEqualTo(2);
    }

    /** Forged tokens under a known key hold no more threads than those under an invented one. */
    @Test
    void findOthers_aThousandThreadsWhileTheServerHangs_fourWaitAndTheOthersAreToldAtOnce() {
        KeyLookup.Found tried = (KeyLookup.Found) keys.find(query("a"));
        clock.set(Duration.ofSeconds(30));
        slowly(StubFetcher.set(KEY_A));
        CompletionService<KeyLookup> results = new ExecutorCompletionService<>(threads);

        IntStream.range(0, 1_000).forEach(i -> results.submit(() -> keys.findOthers(query("a"), tried)));
        List<KeyLookup> atOnce = next(996, results);
        letGo.countDown();
        List<KeyLookup> waited = next(4, results);

        assertThat(atOnce).containsOnly(new KeyLookup.Unavailable(Duration.ofSeconds(1)));
        assertThat(waited).containsOnly(new KeyLookup.Unknown());
        assertThat(fetcher.count()).isEqualTo(2);
    }

    /** The server never answers, and the fetch may take a minute. */
    @Test
    void find_newKeyWhileOthersServeAndTheServerHangs_isUnavailableBeforeTheFetchEnds() {
        RemoteJwks usual = remote(WaitingPlaces.BRIEFLY);
        usual.find(query("a"));
        clock.set(Duration.ofSeconds(30));
        slowly(StubFetcher.set(KEY_A, KEY_B));

        assertThat(usual.find(query("b"))).isInstanceOf(KeyLookup.Unavailable.class);
        assertThat(usual.status().lastFault()).isEmpty();
        letGo.countDown();
        usual.close();
    }

    private static List<KeyLookup> next(int count, CompletionService<KeyLookup> results) {
        return IntStream.range(0, count).mapToObj(i -> taken(results)).toList();
    }

    private static KeyLookup taken(CompletionService<KeyLookup> results) {
        try {
            return results.take().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void find_coldStartFromManyThreads_makesOneFetch() {
        slowly(StubFetcher.set(KEY_A));

        List<Future<KeyLookup>> results = findFrom(200, "a");
        await(asked);
        letGo.countDown();

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isInstanceOf(KeyLookup.Found.class));
        assertThat(fetcher.count()).isOne();
    }

    @Test
    void find_manyThreadsWithAnUnknownKeyAndTheFetchFails_areAllUnavailable() {
        keys.find(query("a"));
        clock.set(Duration.ofSeconds(30));
        slowly(new FetchOutcome.Failed(JwksFault.STATUS));

        List<Future<KeyLookup>> results = findFrom(50, "b");
        await(asked);
        letGo.countDown();

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isInstanceOf(KeyLookup.Unavailable.class));
        assertThat(fetcher.count()).isEqualTo(2);
    }

    @Test
    void find_refreshDue_doesNotWaitForIt() {
        keys.find(query("a"));
        clock.set(Duration.ofMinutes(8));
        slowly(StubFetcher.set(KEY_B));

        assertThat(keys.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
        await(asked);
        assertThat(keys.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
        assertThat(fetcher.count()).isEqualTo(2);
    }

    @Test
    void find_staleKeysWhileAnAttemptHangs_serveWithoutWaiting() {
        keys.find(query("a"));
        clock.set(Duration.ofMinutes(10));
        fetcher.failing(JwksFault.TIMEOUT);
        keys.find(query("a"));
        clock.advance(Duration.ofSeconds(1));
        slowly(StubFetcher.set(KEY_B));

        assertThat(keys.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
        await(asked);
        assertThat(keys.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void find_interruptedWhileWaiting_isUnavailableAndStaysMarked() throws Exception {
        slowly(StubFetcher.set(KEY_A));
        CompletableFuture<Boolean> unavailableAndMarked = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            KeyLookup lookup = keys.find(query("a"));
            unavailableAndMarked.complete(lookup instanceof KeyLookup.Unavailable
                    && Thread.currentThread().isInterrupted());
        });

        waiting.start();
        await(asked);
        waiting.interrupt();

        assertThat(unavailableAndMarked.get(60, TimeUnit.SECONDS)).isTrue();
        letGo.countDown();
        assertThat(keys.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
    }

    /** That the key is unknown is not known: the fetch that would tell was interrupted for this thread alone. */
    @Test
    void find_interruptedWhileWaitingForANewKey_isUnavailable() {
        keys.find(query("a"));
        clock.set(Duration.ofSeconds(30));
        slowly(StubFetcher.set(KEY_A));
        Thread.currentThread().interrupt();

        assertThat(keys.find(query("b"))).isInstanceOf(KeyLookup.Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void find_fetcherThatNeverEnds_isGivenUpAndTriedAgain() {
        RemoteJwks impatient = RemoteJwks.at(StubFetcher.URI_OF_SET)
                .fetcher(fetcher)
                .clock(clock)
                .timeout(Duration.ofMillis(100))
                .build();
        slowly(StubFetcher.set(KEY_A));

        assertThat(impatient.find(query("a"))).isInstanceOf(KeyLookup.Unavailable.class);
        assertThat(impatient.status().lastFault()).contains(JwksFault.TIMEOUT);
        fetcher.serving(KEY_A);
        clock.advance(Duration.ofSeconds(1));
        assertThat(impatient.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
        impatient.close();
    }

    /** Nobody waits for it long enough to see that, while others serve. */
    @Test
    void find_fetcherThatNeverEndsWhileKeysServe_isGivenUpAndTriedAgain() {
        RemoteJwks impatient = RemoteJwks.at(StubFetcher.URI_OF_SET)
                .fetcher(fetcher)
                .clock(clock)
                .timeout(Duration.ofMillis(100))
                .brief(Duration.ofMillis(700))
                .build();
        impatient.find(query("a"));
        clock.set(Duration.ofSeconds(30));
        slowly(StubFetcher.set(KEY_A));

        impatient.find(query("b"));
        impatient.find(query("b"));

        assertThat(impatient.status().lastFault()).contains(JwksFault.TIMEOUT);
        impatient.close();
    }

    /** The fetch that would tell whether the key is good has been abandoned. */
    @Test
    void close_whileAThreadWaits_releasesItAsUnavailable() throws Exception {
        keys.find(query("a"));
        clock.set(Duration.ofSeconds(30));
        slowly(StubFetcher.set(KEY_A));

        Future<KeyLookup> waiting = findFrom(1, "b").get(0);
        await(asked);
        keys.close();

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(KeyLookup.Unavailable.class);
        assertThat(keys.find(query("b"))).isEqualTo(UNKNOWN);
        assertThat(keys.find(query("a"))).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void refresh_always_returnsAtOnce() {
        slowly(StubFetcher.set(KEY_A));

        keys.refresh();
        await(asked);
        keys.refresh();

        assertThat(keys.status().state()).isEqualTo(JwksState.EMPTY);
        assertThat(fetcher.count()).isOne();
    }
}
