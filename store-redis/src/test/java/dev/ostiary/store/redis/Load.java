package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.Samples;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Nodes that consume one-time ids and revoke tokens, each id once, whatever fails; what was answered is counted, and looked for afterwards.
 */
final class Load implements AutoCloseable {
    static final int THREADS = 8;

    private final Instant until = Instant.now().plusSeconds(86_400);
    private final String name;
    private final TokenStateStore store;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<String> consumed = new ConcurrentLinkedQueue<>();
    private final Queue<String> revoked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean isOver;

    /** @param name of what is done, which begins all ids */
    Load(String name, TokenStateStore store) {
        this.name = name;
        this.store = store;
    }

    void begin() {
        IntStream.range(0, THREADS)
                .forEach(i -> running.add(threads.submit(() -> {
                    while (!isOver) {
                        use(name + " " + next.getAndIncrement());
                    }
                })));
    }

    private void use(String id) {
        try {
            store.registerOneTime(Samples.oneTime(id, until));
            if (store.consumeOneTime(id)) {
                consumed.add(id);
            }
            store.revoke(Revocation.ofToken(Optional.empty(), id, Instant.now(), until));
            revoked.add(id);
        } catch (StoreUnavailableException outage) {
            failed.incrementAndGet();
        }
    }

    int answered() {
        return revoked.size();
    }

    /** Returns when so many more went well. */
    void awaitMore(int number) {
        int before = answered();
        Soon.holds(number + " more calls go well", () -> answered() >= before + number);
    }

    /** Returns when the last call has been answered or given up. */
    void end() throws Exception {
        isOver = true;
        for (Future<?> each : running) {
            each.get();
        }
    }

    /** Ids that were consumed and could be again. */
    long twice(TokenStateStore afterwards) {
        assertThat(consumed).doesNotHaveDuplicates();
        return consumed.stream().filter(afterwards::consumeOneTime).count();
    }

    /** Tokens that were revoked and are not. */
    long lost(TokenStateStore afterwards) {
        return revoked.stream()
                .filter(id -> afterwards
                        .revocationsOf(Set.of(new Name(Kind.TOKEN, id)))
                        .isEmpty())
                .count();
    }

    /** For the output of the tests. */
    String said(TokenStateStore afterwards) {
        return name + ": " + answered() + " rounds answered, " + failed + " refused, granted twice " + twice(afterwards)
                + ", lost " + lost(afterwards);
    }

    @Override
    public void close() {
        isOver = true;
        threads.shutdownNow();
    }
}
